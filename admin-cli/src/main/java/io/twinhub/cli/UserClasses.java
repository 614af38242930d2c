package io.twinhub.cli;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The data classes in jars and folders of a user: every Java class with a constant {@code TYPE} that is a {@link DataClass}.
 * The only place that looks into classes by reflection, since the console cannot know them when it is built. Classes are
 * loaded only if they mention data classes, and initialised only if they have the constant.
 */
final class UserClasses {
    private static final String CONSTANT = "TYPE";
    private static final String CLASS_SUFFIX = ".class";
    /** How a class file names the type of the constant. */
    private static final String MENTION = "Lio/twinhub/metadata/DataClass;";

    private static final int NESTED_DEPTH_MAX = 64;

    private final List<KnownClass> found = new ArrayList<>();
    private final Map<String, Throwable> unusable = new LinkedHashMap<>();

    private UserClasses() {}

    /**
     * Looks into these places.
     *
     * @param classPath jars and folders of classes; of a folder also the jars directly in it. Several in one text as in Java.
     * @throws TwinhubException if one of them cannot be read.
     */
    static UserClasses in(final List<String> classPath) {
        final List<Path> places = new ArrayList<>();
        for (final String part : String.join(File.pathSeparator, classPath).split(File.pathSeparator)) {
            if (!part.isBlank()) {
                addPlaces(Path.of(part), places);
            }
        }
        final UserClasses classes = new UserClasses();
        final ClassLoader loader = new URLClassLoader(
                places.stream().map(UserClasses::url).toArray(URL[]::new), UserClasses.class.getClassLoader());
        for (final Path place : places) {
            try {
                if (Files.isDirectory(place)) {
                    classes.folder(place, loader);
                } else {
                    classes.jar(place, loader);
                }
            } catch (final IOException | UncheckedIOException e) {
                throw unreadable(place, e.getMessage(), e);
            }
        }
        return classes;
    }

    List<KnownClass> found() {
        return List.copyOf(found);
    }

    /** Why a class of this name cannot be used; empty if there is none. */
    Optional<TwinhubException> unusable(final String name) {
        return unusable.entrySet().stream()
                .filter(each -> (each.getKey().replace('$', '.')).equals(name)
                        || each.getKey().replace('$', '.').endsWith("." + name))
                .findFirst()
                .map(each -> new TwinhubException(
                        ErrorResult.of(ErrorCode.CLI_CLASS_UNUSABLE, each.getKey(), reason(each.getValue()))
                                .action("Correct its declaration, or name what it needs with --class-path, too.")
                                .causedBy(each.getValue()),
                        each.getValue()));
    }

    private void folder(final Path folder, final ClassLoader loader) throws IOException {
        final List<Path> files;
        try (Stream<Path> tree = Files.walk(folder, NESTED_DEPTH_MAX)) {
            files = tree.filter(file -> file.toString().endsWith(CLASS_SUFFIX))
                    .sorted()
                    .toList();
        }
        for (final Path file : files) {
            if (isCandidate(Files.readAllBytes(file))) {
                load(folder.relativize(file).toString().replace(File.separatorChar, '/'), loader);
            }
        }
    }

    private void jar(final Path file, final ClassLoader loader) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            final List<String> names = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(CLASS_SUFFIX) && !name.startsWith("META-INF/"))
                    .sorted()
                    .toList();
            for (final String name : names) {
                try (InputStream content = jar.getInputStream(jar.getJarEntry(name))) {
                    if (isCandidate(content.readAllBytes())) {
                        load(name, loader);
                    }
                }
            }
        }
    }

    private static boolean isCandidate(final byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(MENTION);
    }

    private void load(final String file, final ClassLoader loader) {
        final String name =
                file.substring(0, file.length() - CLASS_SUFFIX.length()).replace('/', '.');
        try {
            final Field constant = Class.forName(name, false, loader).getDeclaredField(CONSTANT);
            if (Modifier.isStatic(constant.getModifiers())
                    && constant.getType() == DataClass.class
                    && constant.trySetAccessible()) {
                found.add(new KnownClass((DataClass<?>) constant.get(null), name));
            }
        } catch (final NoSuchFieldException e) {
            // It uses data classes and declares none.
        } catch (final ReflectiveOperationException | LinkageError | NullPointerException e) {
            unusable.put(name, e instanceof ExceptionInInitializerError wrapper ? wrapper.getCause() : e);
        }
    }

    private static void addPlaces(final Path place, final List<Path> places) {
        if (!Files.exists(place)) {
            throw unreadable(place, "there is no such file or folder", null);
        }
        places.add(place);
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(places::add);
            } catch (final IOException e) {
                throw unreadable(place, e.getMessage(), e);
            }
        }
    }

    private static URL url(final Path place) {
        try {
            return place.toUri().toURL();
        } catch (final MalformedURLException e) {
            throw unreadable(place, e.getMessage(), e);
        }
    }

    private static String reason(final Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static TwinhubException unreadable(final Path place, final String reason, final Exception cause) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.SERIAL_FILE_UNREADABLE, place, reason)
                        .expected("a jar or a folder of classes"),
                cause);
    }
}
