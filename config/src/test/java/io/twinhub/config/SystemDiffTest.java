package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SpecChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SystemDiffTest {
    private final SpecText former = SpecText.waterworks();

    @Test
    void shouldFindNothingButAnotherVersionId() {
        assertThat(to(former.replace("2026.11.21-1", "2"))).isEmpty();
    }

    @Test
    void shouldSayWhatWasAddedRemovedAndChanged() {
        assertThat(to(former.before("</computers>", "<spoke name='plant-3' a='10.1.0.13' b='10.2.0.13' zone='hall'/>")
                        .replace("value=\"3.2\"", "value=\"3.3\"")
                        .replace("<publisher copy=\"level-control\" events=\"pump.*.state\"/>", "")))
                .containsExactly(
                        new SpecChange(
                                "computers", Kind.ADDED, "plant-3", List.of("a=10.1.0.13", "b=10.2.0.13", "zone=hall")),
                        new SpecChange(
                                "programCopies",
                                Kind.CHANGED,
                                "level-control",
                                List.of("setting setpoint value: 3.2 -> 3.3")),
                        new SpecChange("publishers", Kind.REMOVED, "level-control pump.*.state", List.of()));
    }

    @Test
    void shouldTellARenamedComputerOnce() {
        final SpecText watched = former.before(
                        "</subscribers>", "<subscriber copy='tank-gauge' events='hub.plant-1.**'/>")
                .before("</system>", "<assigners computers='plant-1'/><recorders computers='plant-1'/>");
        assertThat(SystemDiff.between(
                        watched.spec(), new SpecText(watched.text().replace("plant-1", "north")).spec()))
                .containsExactly(new SpecChange("computers", Kind.RENAMED, "plant-1", List.of("north")));
        assertThat(to(new SpecText(former.text().replace("hub-b", "south-hub"))))
                .containsExactly(new SpecChange("networks", Kind.RENAMED, "hub-b", List.of("south-hub")));
    }

    @Test
    void shouldTellWhatDoesNotFollowARenaming() {
        assertThat(to(new SpecText(former.text()
                        .replace("name=\"plant-2\"", "name=\"north\"")
                        .replace("computer=\"plant-2\"", "computer=\"plant-1\""))))
                .containsExactly(
                        new SpecChange("computers", Kind.RENAMED, "plant-2", List.of("north")),
                        new SpecChange(
                                "programCopies",
                                Kind.CHANGED,
                                "tank-gauge",
                                List.of("- instance north", "+ instance plant-1")));
    }

    @Test
    void shouldTellARenamedCopyProgramAndClassOnce() {
        assertThat(to(new SpecText(former.text().replace("tank-gauge", "gauges"))))
                .containsExactly(new SpecChange("programCopies", Kind.RENAMED, "tank-gauge", List.of("gauges")));
        assertThat(to(new SpecText(former.text().replace("\"controller\"", "\"regulator\""))))
                .containsExactly(new SpecChange("programs", Kind.RENAMED, "controller", List.of("regulator")));
        assertThat(to(new SpecText(former.text().replace("PumpState", "Pump"))))
                .containsExactly(new SpecChange("eventClasses", Kind.RENAMED, "PumpState", List.of("Pump")));
    }

    @Test
    void shouldCompareEventsByName() {
        assertThat(to(former.replace("tank.{1..100}.level", "tank.{1..120}.level")))
                .containsExactly(new SpecChange(
                        "events",
                        Kind.ADDED,
                        "tank.101.level to tank.120.level (20 events)",
                        List.of("class=float64", "unit=m", "staleAfter=2s")));
        assertThat(to(former.replace(
                        "tank.{1..100}.level\" class=\"float64\" unit=\"m\"",
                        "tank.{1..100}.level\" class=\"float64\" unit=\"cm\"")))
                .containsExactly(new SpecChange(
                        "events",
                        Kind.CHANGED,
                        "tank.1.level to tank.100.level (100 events)",
                        List.of("unit: m -> cm")));
        assertThat(to(former.replace("<event name=\"spare.lamp\" class=\"boolean\"/>", "")))
                .containsExactly(new SpecChange("events", Kind.REMOVED, "spare.lamp", List.of()));
    }

    @Test
    void shouldTellTheSameInOtherLinesAsAnotherOrder() {
        final String line = "<event name=\"tank.{1..100}.level\" class=\"float64\" unit=\"m\" staleAfter=\"2s\"/>";
        assertThat(to(former.replace(line, line.replace("1..100", "1..50") + line.replace("1..100", "51..100"))))
                .containsExactly(new SpecChange("events", Kind.REORDERED, "", List.of()));
    }

    @Test
    void shouldCompareWhatThereIsOnce() {
        final String transport = "<transport profile='fast' window='64KiB'/>";
        assertThat(to(former.before("</system>", transport + "<assigners computers='plant-1 plant-2'/>")))
                .containsExactly(
                        new SpecChange(
                                "transport",
                                Kind.CHANGED,
                                "transport",
                                List.of("profile: small -> fast", "window: 0B -> 64KiB")),
                        new SpecChange("assigners", Kind.ADDED, "assigners", List.of("computers=plant-1 plant-2")));
        assertThat(to(former.replace("<system name", "<system slot='3' name")))
                .containsExactly(new SpecChange("system", Kind.CHANGED, "waterworks", List.of("slot: 0 -> 3")));
    }

    private List<SpecChange> to(final SpecText later) {
        return SystemDiff.between(former.spec(), later.spec());
    }
}
