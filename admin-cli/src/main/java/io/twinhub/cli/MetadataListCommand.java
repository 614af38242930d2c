package io.twinhub.cli;

import io.twinhub.metadata.DataClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the data classes that the other commands know. */
@Command(
        name = "list",
        description = "List the data classes, with the numbers by which serial files and messages name them.",
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub metadata list", "  twinhub metadata list --class-path pumps.jar"})
final class MetadataListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClassOptions classes;

    @Override
    public Integer call() {
        final List<DataClass<?>> all = new ArrayList<>();
        classes.classes().all().forEach(known -> all.add(known.type()));
        final Output output = common.output();
        output.result(
                Map.of("classes", all.stream().map(MetadataListCommand::toMap).toList()));
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "ID", "VERSION", "IS"));
        all.forEach(type -> rows.add(
                List.of(type.name(), Integer.toString(type.id()), Integer.toString(type.version()), type.doc())));
        output.table(rows);
        return Twinhub.EXIT_DONE;
    }

    private static Map<String, Object> toMap(final DataClass<?> type) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", type.name());
        map.put("id", type.id());
        map.put("version", type.version());
        map.put("javaClass", type.javaClass().getName());
        map.put("doc", type.doc());
        return map;
    }
}
