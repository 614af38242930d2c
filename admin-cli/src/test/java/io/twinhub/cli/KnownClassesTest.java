package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class KnownClassesTest {
    @Test
    void shouldKnowEveryDataClassOfTheTwinhub() {
        // Everything that this console is made of, looked at as if it were a user's.
        final List<String> places = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> place.contains("twinhub") || place.endsWith("classes"))
                .filter(place -> !place.endsWith("test-classes"))
                .toList();
        final List<DataClass<?>> declared = new ArrayList<>();
        UserClasses.in(places).found().stream()
                // How text shows the bytes of an unknown class; it lies in no file and travels nowhere.
                .filter(found -> !found.declaredIn().endsWith(".AnySerial"))
                // One class in two versions, as programs of users have them: a console knows one of a name.
                .filter(found -> !found.declaredIn().contains(".samples.counter"))
                .forEach(found -> declared.add(found.type()));
        final Set<DataClass<?>> known = own().stream().map(KnownClass::type).collect(Collectors.toSet());

        assertThat(declared).as("found in " + places).hasSizeGreaterThan(15);
        declared.removeAll(known);
        assertThat(declared).as("not known to twinhub metadata").isEmpty();
    }

    @Test
    void shouldTellClassesApartByNameAndNumber() {
        assertThat(own().stream().map(known -> known.type().name())).doesNotHaveDuplicates();
        assertThat(own().stream().map(known -> known.type().id())).doesNotHaveDuplicates();
    }

    private static List<KnownClass> own() {
        return KnownClasses.with(UserClasses.in(List.of())).all();
    }
}
