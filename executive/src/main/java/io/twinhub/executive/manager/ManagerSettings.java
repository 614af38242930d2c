package io.twinhub.executive.manager;

import io.twinhub.executive.wire.SavedLevel;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What an administrator says of a manager, as settings of its program copy.
 *
 * @param saved what a save must have reached before it is answered: {@code saved="standby"} (default), {@code "memory"} or {@code "disk"}.
 * @param whenAlone at levels STANDBY and DISK: {@code whenAlone="continue"} (default) or {@code "wait"}.
 */
public record ManagerSettings(SavedLevel saved, WhenAlone whenAlone) {
    private static final String SAVED = "saved";
    private static final String WHEN_ALONE = "whenAlone";

    /**
     * Reads the settings of a program copy.
     *
     * @throws TwinhubException if there is another setting, or another value.
     */
    public static ManagerSettings of(final String copy, final Map<String, String> settings) {
        for (final String name : settings.keySet()) {
            if (!name.equals(SAVED) && !name.equals(WHEN_ALONE)) {
                throw wrong(copy, name, settings.get(name), SAVED + " and " + WHEN_ALONE + " alone");
            }
        }
        return new ManagerSettings(
                value(copy, settings, SAVED, SavedLevel.STANDBY),
                value(copy, settings, WHEN_ALONE, WhenAlone.CONTINUE));
    }

    private static <E extends Enum<E>> E value(
            final String copy, final Map<String, String> settings, final String name, final E normal) {
        final String text = settings.get(name);
        final E[] constants = normal.getDeclaringClass().getEnumConstants();
        for (final E constant : constants) {
            if (text == null || constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return text == null ? normal : constant;
            }
        }
        throw wrong(copy, name, text, Arrays.toString(constants).toLowerCase(Locale.ROOT));
    }

    private static TwinhubException wrong(
            final String copy, final String name, final String value, final String expected) {
        return new TwinhubException(ErrorResult.of(ErrorCode.SESSION_SETTING_WRONG, copy, name, value)
                .in("manager", "", copy)
                .expected(expected)
                .action("Correct the <setting> of the <programCopy> and seal a new version."));
    }
}
