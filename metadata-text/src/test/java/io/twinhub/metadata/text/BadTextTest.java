package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is hostile or broken is refused where it stands. */
class BadTextTest {
    /** The parsers read ahead by less than this. */
    private static final int BUFFERS = 64 << 10;

    private final XmlReader<Note> xml = XmlReader.of(Note.TYPE);
    private final JsonReader<Note> json = JsonReader.of(Note.TYPE);

    @Test
    void shouldRefuseAnExternalEntity() {
        assertThat(texts(xml.read("\n<!DOCTYPE note [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<note title='&x;'/>")))
                .containsExactly(
                        ":2:1: The text is not well-formed: a document type declaration is not allowed. [TH1000]");
        assertThat(texts(xml.read("<!DOCTYPE note SYSTEM 'file:///etc/passwd'><note/>")))
                .containsExactly(
                        ":1:1: The text is not well-formed: a document type declaration is not allowed. [TH1000]");
    }

    @Test
    void shouldRefuseEntityExpansion() {
        final StringBuilder bomb = new StringBuilder("<!DOCTYPE note [<!ENTITY a0 'aaaaaaaaaa'>");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a").append(i).append(" '");
            bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("'>");
        }
        assertThat(texts(xml.read(bomb + "]>\n<note title='&a11;'/>")))
                .containsExactly(
                        ":1:1: The text is not well-formed: a document type declaration is not allowed. [TH1000]");
        assertThat(texts(xml.read("<note>\n  <text>&a11;</text></note>")))
                .containsExactly(":2:9: The text is not well-formed: Undeclared general entity \"a11\". [TH1000]");
    }

    @Test
    void shouldRefuseDeepNesting() {
        assertThat(texts(xml.read("<note>\n" + "<x>".repeat(100_000))))
                .containsExactly(
                        ":2:1: The element <x> is not known in <note>. Expected: one of: text, lines, marks. [TH1001]",
                        ":2:190: The text exceeds a limit: Maximum Element Depth limit (64) Exceeded. [TH1007]");
        assertThat(texts(json.read("{\"x\":\n" + "[".repeat(100_000))))
                .containsExactly(
                        ":1:2: The attribute \"x\" is not known in <note>. Expected: one of: title, text, level, severity, lines, marks. [TH1002]",
                        ":2:64: The text exceeds a limit: Document nesting depth (65) exceeds the maximum allowed (64). [TH1007]");
    }

    @Test
    void shouldRefuseAGiantAttributeBeforeItsEnd() {
        final Endless in = new Endless("<note\n  title='", "x");
        assertThat(texts(xml.read(List.of(TextSource.of("f", in)))))
                .containsExactly(
                        "f:2:3: The text exceeds a limit: Maximum attribute size limit (2048) exceeded. [TH1007]");
        assertThat(in.count()).isLessThan(BUFFERS);
    }

    @Test
    void shouldRefuseAGiantStringBeforeItsEnd() {
        final Endless in = new Endless("{\n  \"title\": \"", "x");
        assertThat(texts(json.read(List.of(TextSource.of("f", in)))))
                .containsExactly(
                        "f:2:12: The text exceeds a limit: String value length (9965) exceeds the maximum allowed (1152). [TH1007]");
        assertThat(in.count()).isLessThan(BUFFERS);
    }

    @Test
    void shouldRefuseTooManyAttributes() {
        final StringBuilder text = new StringBuilder("<note\n");
        for (int i = 0; i < 5000; i++) {
            text.append(" a").append(i).append("='x'");
        }
        assertThat(texts(xml.read(text + "/>")))
                .containsExactly(":2:39852: The text exceeds a limit: Attribute limit (4096) exceeded. [TH1007]");
    }

    @Test
    void shouldNotHoldATextThatIsTooLong() {
        final String text = "<note>\n  <text>" + "x".repeat(10_000) + "</text><level/></note>";
        assertThat(texts(xml.read(text)))
                .containsExactly(
                        ":2:3: The value \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\" of \"text\" is not valid. Expected: a text of at most 100 bytes. [TH1004]",
                        ":2:10016: The element <level> is not known in <note>. Expected: an attribute of this name. [TH1001]");
    }

    @Test
    void shouldMakeNoMoreItemsThanAllowed() {
        final int before = Note.Line.COUNT.get();
        assertThat(texts(xml.read("<note>\n<lines>" + "<line/>".repeat(100_000) + "</lines></note>")))
                .containsExactly(
                        ":2:78: The value \"more than 10 items\" of \"lines\" is not valid. Expected: at most 10 times <line>. [TH1004]");
        assertThat(texts(json.read("{\"lines\":\n[{}" + ",{}".repeat(100_000) + "]}")))
                .containsExactly(
                        ":2:32: The value \"more than 10 items\" of \"lines\" is not valid. Expected: at most 10 times <line>. [TH1004]");
        assertThat(Note.Line.COUNT.get() - before).isEqualTo(2 * Note.LINE_COUNT_MAX);
        assertThat(texts(json.read("{\"marks\":\n{\"a\":1" + ",\"a\":2".repeat(100) + "}}")))
                .hasSize(Note.LINE_COUNT_MAX)
                .last()
                .asString()
                .startsWith(":2:62: The value \"more than 10 items\" of \"marks\"");
    }

    @Test
    void shouldRefuseAnEndlessTagOrComment() {
        for (final String begin : List.of("<", "</", "<x ", "<!--", "<?", "<?x ", "<!DOCTYPE ", "<!DOCTYPE x [ ")) {
            final Endless in = new Endless((begin.startsWith("<!D") ? "" : "<note>") + "\n " + begin, "x");
            assertThat(texts(xml.read(List.of(TextSource.of("f", in)))))
                    .as(begin)
                    .singleElement()
                    .asString()
                    .matches("f:2:2: The text (exceeds a limit: a tag or a comment is longer than 16777216 characters"
                            + "|is not well-formed: a document type declaration is not allowed)\\. .*");
            assertThat(in.count()).as(begin).isLessThan(XmlInput.WINDOW_MAX + BUFFERS);
        }
    }

    @Test
    void shouldEndAtTheBoundOfAText() {
        final Endless in = new Endless("<note>\n", " ");
        assertThat(texts(xml.read(List.of(TextSource.of("f", in)))))
                .containsExactly(
                        "f:2:67108858: The text exceeds a limit: it is longer than 64 Mi characters. [TH1007]");
        assertThat(in.count()).isLessThan(TextSource.LENGTH_MAX + BUFFERS);
        assertThat(texts(json.read(List.of(TextSource.of("f", new Endless("{\n", " "))))))
                .containsExactly(
                        "f:2:67108863: The text exceeds a limit: it is longer than 64 Mi characters. [TH1007]");
        assertThat(texts(xml.read(List.of(TextSource.of("f", new Endless("<note><text>", "x"))))))
                .containsExactly(
                        "f:1:67108865: The text exceeds a limit: it is longer than 64 Mi characters. [TH1007]");
    }

    @Test
    void shouldRefuseEveryTruncation() {
        final String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- é -->
                <note title="&lt;" level="5">
                  <text><![CDATA[x]]></text>
                  <lines><line words='y'/></lines>
                </note>""";
        for (int length = 0; length < text.length(); length++) {
            final TextResult<Note> result = xml.read(text.substring(0, length));
            assertThat(result.errors()).as("%d", length).hasSize(1);
            assertThat(result.errors().get(0).where().line())
                    .as("%d", length)
                    .isEqualTo(1
                            + (int) text.substring(0, length)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count());
        }
        assertThat(xml.read(text).errors()).isEmpty();
    }

    @Test
    void shouldRefuseEveryTruncationOfJson() {
        final String text = "/* é */\n{\"title\": \"<\\u00e9\",\n \"level\": 5, \"lines\": [{\"words\": \"y\"}]\n}";
        for (int length = 0; length < text.length(); length++) {
            assertThat(json.read(text.substring(0, length)).errors())
                    .as("%d", length)
                    .hasSize(1);
        }
        assertThat(json.read(text).errors()).isEmpty();
    }

    @Test
    void shouldTellTheWrongByte() {
        final byte[] text = "<note>\n  <text>é漢😀x</text></note>".getBytes(StandardCharsets.UTF_8);
        text["<note>\n  <text>é漢😀".getBytes(StandardCharsets.UTF_8).length] = (byte) 0xE9;
        assertThat(texts(xml.read(List.of(TextSource.of("f", new ByteArrayInputStream(text))))))
                .containsExactly(
                        "f:2:13: The text is not well-formed: the byte 0xE9 is not UTF-8. Save it with the encoding UTF-8. [TH1000]");
        final byte[] member = "{\"title\":\r\n \"\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(texts(json.read(List.of(TextSource.of("f", new ByteArrayInputStream(member))))))
                .containsExactly(
                        "f:2:3: The text is not well-formed: the byte 0xE9 is not UTF-8. Save it with the encoding UTF-8. [TH1000]");
    }

    @Test
    void shouldRefuseNul() {
        assertThat(texts(xml.read("<note>\n <text>\0</text></note>")))
                .containsExactly(
                        ":2:8: The text is not well-formed: Illegal character (NULL, unicode 0) encountered: not valid in any content. [TH1000]");
        assertThat(texts(xml.read("<note\n title='&#0;'/>")))
                .containsExactly(
                        ":2:9: The text is not well-formed: Invalid character reference: null character not allowed in XML content. [TH1000]");
        assertThat(texts(json.read("{\n \"title\": \"\0\"}")))
                .containsExactly(
                        ":2:12: The text is not well-formed: Illegal unquoted character ((CTRL-CHAR, code 0)): has to be escaped using backsl…. [TH1000]");
    }

    @Test
    void shouldRefuseADuplicate() {
        assertThat(texts(xml.read("<note\n title='a' level='1'\n  title='b'/>")))
                .containsExactly(":3:3: \"title\" is given twice in <note>. The first one is at :2:2. [TH1005]");
        assertThat(texts(json.read("{\"title\": \"a\",\n \"title\": \"b\"}")))
                .containsExactly(":2:2: \"title\" is given twice in <note>. The first one is at :1:2. [TH1005]");
    }

    @Test
    void shouldRefuseANumberOutOfRange() {
        assertThat(texts(xml.read("<note\n  level='128'/>")))
                .containsExactly(
                        ":2:3: The value \"128\" of \"level\" is not valid. Expected: a whole number from -128 to 127. [TH1004]");
        assertThat(texts(xml.read("<note\n  level='99999999999999999999999999'/>")))
                .containsExactly(
                        ":2:3: The value \"99999999999999999999999999\" of \"level\" is not valid. Expected: a whole number from -128 to 127. [TH1004]");
        assertThat(texts(json.read("{\"level\": 1e9999999}")))
                .containsExactly(
                        ":1:2: The value \"1e9999999\" of \"level\" is not valid. Expected: a whole number from -128 to 127. [TH1004]");
        assertThat(texts(json.read("{\"level\": " + "9".repeat(1000) + "}")))
                .containsExactly(
                        ":1:2: The text exceeds a limit: Number value length (1000) exceeds the maximum allowed (100). [TH1007]");
    }

    @Test
    void shouldSuggestAConstant() {
        assertThat(texts(xml.read("<note severity='warnin'/>")))
                .containsExactly(
                        ":1:7: The value \"warnin\" of \"severity\" is not valid. Expected: one of: info, warning, error, fatal. Did you mean \"warning\"? [TH1004]");
        assertThat(texts(json.read("{\"severity\": \"eror\"}")))
                .containsExactly(
                        ":1:2: The value \"eror\" of \"severity\" is not valid. Expected: one of: info, warning, error, fatal. Did you mean \"error\"? [TH1004]");
    }

    private static List<String> texts(final TextResult<?> result) {
        assertThat(result.value()).isNull();
        return result.errors().stream().map(ErrorResult::toText).toList();
    }
}
