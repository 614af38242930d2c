package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * One setting of a program copy.
 *
 * @param name unique within the copy.
 * @param value any text; its meaning is the program's affair.
 */
public record SettingSpec(String name, String value) {
    public static final DataClass<SettingSpec> TYPE = DataClass.of("setting", SettingSpec.class)
            .doc("One setting of a program copy.")
            .field(string("name", SettingSpec::name).doc("Unique within the copy."))
            .field(string("value", SettingSpec::value).doc("Any text; its meaning is the program's affair."))
            .build(v -> new SettingSpec(v.get(0), v.get(1)));
}
