package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int8;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Items;
import io.twinhub.metadata.Severity;
import java.util.List;
import java.util.Map;

/** A small document with tight limits. */
record Note(String title, String text, int level, Severity severity, List<Line> lines, Map<String, Integer> marks) {
    static final int LENGTH_MAX = 100;
    static final int LINE_COUNT_MAX = 10;

    static final DataClass<Note> TYPE = DataClass.of("note", Note.class)
            .field(string("title", Note::title).maxLength(LENGTH_MAX).defaultValue(""))
            .field(string("text", Note::text)
                    .maxLength(LENGTH_MAX)
                    .defaultValue("")
                    .asElement())
            .field(int8("level", Note::level).defaultValue(0))
            .field(enumeration("severity", Note::severity, List.of(Severity.values()))
                    .defaultValue(Severity.ERROR))
            .field(list("lines", Note::lines, Line.TYPE).maxLength(LINE_COUNT_MAX))
            .field(map("marks", Note::marks, Items.int32()).maxLength(LINE_COUNT_MAX))
            .build(v -> new Note(v.get(0), v.get(1), v.getInt(2), v.get(3), v.get(4), v.get(5)));

    record Line(String words) {
        // Made so far by the thread that asks: objects that were made and not needed show up here.
        static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

        static final DataClass<Line> TYPE = DataClass.of("line", Line.class)
                .field(string("words", Line::words).maxLength(LENGTH_MAX).defaultValue(""))
                .build(v -> new Line(v.get(0)));

        Line {
            COUNT.set(COUNT.get() + 1);
        }
    }
}
