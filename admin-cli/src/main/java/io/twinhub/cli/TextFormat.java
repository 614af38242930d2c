package io.twinhub.cli;

/** The forms of text in which a command can print data. */
enum TextFormat {
    XML,
    JSON;

    /** The form that the user chose; for scripts JSON, else XML. */
    static TextFormat of(final TextFormat chosen, final Output output) {
        if (chosen != null) {
            return chosen;
        }
        return output.json() ? JSON : XML;
    }
}
