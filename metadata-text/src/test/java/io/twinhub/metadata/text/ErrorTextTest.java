package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.RandomObjects;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.SerialFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error is the same in every form: object, message, file, XML and JSON. */
final class ErrorTextTest {
    private static final int SEEDS = 300;

    @TempDir
    private Path folder;

    @Test
    void shouldBeTheSameInEveryForm() {
        for (int seed = 0; seed < SEEDS; seed++) {
            check(new RandomObjects(seed).next(ErrorResult.TYPE), "seed " + seed);
        }
    }

    @Test
    void shouldBeTheSameHoweverOddItsTextsAre() {
        final ErrorResult odd = ErrorResult.of(ErrorCode.UNKNOWN, "\u0000 \uD800 \uFFFF ]]> &amp; <a b='c'> \"\r\n\t ")
                .in("x\ny", " ", "\t")
                .expected("\r")
                .action("]]>");
        check(odd, "odd");
        ErrorResult chain = odd;
        for (int i = 0; i < 100; i++) {
            chain = ErrorResult.of(ErrorCode.CONFIG_NAME_UNKNOWN, "copy", i).causedBy(chain);
        }
        check(chain, "chain");
    }

    private void check(final ErrorResult error, final String what) {
        final SerialCodec<ErrorResult> codec = SerialCodec.of(ErrorResult.TYPE);
        assertThat(codec.decode(codec.encode(error))).as(what).isEqualTo(error);

        final Path file = folder.resolve("error.serial");
        SerialFile.of(ErrorResult.TYPE).write(file, error);
        assertThat(SerialFile.of(ErrorResult.TYPE).read(file)).as(what).isEqualTo(error);

        final String xml = XmlWriter.of(ErrorResult.TYPE).write(error);
        assertThat(XmlReader.of(ErrorResult.TYPE).read(xml).orThrow())
                .as(what + xml)
                .isEqualTo(error);

        final String json = JsonWriter.of(ErrorResult.TYPE).write(error);
        assertThat(JsonReader.of(ErrorResult.TYPE)
                        .read(List.of(new TextSource("", json)))
                        .orThrow())
                .as(what + json)
                .isEqualTo(error);
    }
}
