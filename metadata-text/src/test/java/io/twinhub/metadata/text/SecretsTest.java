package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.any;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.AnyData;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Items;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is secret is shown neither in texts that are only to be looked at nor in errors, however deep it lies. */
class SecretsTest {
    private static final String SECRET = "hush";

    private record Login(String user, String password) {
        private static final DataClass<Login> TYPE = DataClass.of("login", Login.class)
                .field(string("user", Login::user))
                .field(string("password", Login::password).secret())
                .build(v -> new Login(v.get(0), v.get(1)));
    }

    private record Keys(List<String> words, List<List<String>> rows, Map<String, String> named, AnyData payload) {
        private static final DataClass<Keys> TYPE = DataClass.of("keys", Keys.class)
                .field(list("words", Keys::words, Items.word().maxLength(5).secret()))
                .field(list("rows", Keys::rows, Items.list(Items.string().secret())))
                .field(map("named", Keys::named, Items.string().secret()))
                .field(any("payload", Keys::payload, () -> List.of(Login.TYPE)))
                .build(v -> new Keys(v.get(0), v.get(1), v.get(2), v.get(3)));
    }

    private static Keys keys(final AnyData payload) {
        return new Keys(List.of(SECRET), List.of(List.of(SECRET)), Map.of("a", SECRET), payload);
    }

    private static List<String> shown(final AnyData payload) {
        final Keys keys = keys(payload);
        return List.of(
                XmlWriter.of(Keys.TYPE).withoutSecrets().write(keys),
                JsonWriter.of(Keys.TYPE).withoutSecrets().write(keys));
    }

    @Test
    void shouldHideItemsOfListsAndMapsAndObjectsInside() {
        final AnyData payload = AnyData.of(Login.TYPE, new Login("ada", SECRET));
        assertThat(shown(payload))
                .allSatisfy(text -> assertThat(text).contains("***", "ada").doesNotContain(SECRET));
        final String whole = XmlWriter.of(Keys.TYPE).write(keys(payload));
        assertThat(whole).contains(SECRET);
        assertThat(XmlReader.of(Keys.TYPE).read(whole).orThrow()).isEqualTo(keys(payload));
    }

    @Test
    void shouldShowWhatItKnowsOfANewerObject() {
        final byte[] bytes = AnyData.of(Login.TYPE, new Login("ada", SECRET)).serial();
        final byte[] newer = Arrays.copyOf(bytes, bytes.length + 1);
        newer[6] = 1; // the version in the header
        assertThat(shown(AnyData.ofSerial(newer)))
                .allSatisfy(text -> assertThat(text).contains("ada").doesNotContain("serial", SECRET));
    }

    @Test
    void shouldHideTheBytesOfAnUnknownClass() {
        final DataClass<String> other = DataClass.of("other", String.class)
                .field(string("text", (final String text) -> text).secret())
                .build(v -> v.get(0));
        final AnyData unknown = AnyData.of(other, SECRET);
        final String bytes = Base64.getEncoder().encodeToString(unknown.serial());
        assertThat(XmlWriter.of(Keys.TYPE).write(keys(unknown))).contains(bytes);
        assertThat(shown(unknown))
                .allSatisfy(text -> assertThat(text).contains("serial").doesNotContain(bytes));
    }

    @Test
    void shouldNotQuoteSecretItemsInErrors() {
        assertThat(XmlReader.of(Keys.TYPE)
                        .read("<keys words='hush-hush'/>")
                        .errors()
                        .toString())
                .contains("\"***\" of \"words\"")
                .doesNotContain(SECRET);
    }
}
