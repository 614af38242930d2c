package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorResult;
import org.junit.jupiter.api.Test;

/** What the text says about instances that are out of contact, in the rules and in the plan. */
class RolePolicyTest {
    private static final String COPY = "<programCopy id=\"level-control\"";

    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldReleaseRolesIfNothingIsSaid() {
        assertThat(keepsRole(valid)).isFalse();
        assertThat(keepsRole(valid.replace(COPY, COPY + " role='release'"))).isFalse();
    }

    @Test
    void shouldKeepRolesIfItIsSaid() {
        final SpecText kept = valid.replace(COPY, COPY + " role='keep'");
        assertThat(kept.problems()).isEmpty();
        assertThat(keepsRole(kept)).isTrue();
        final SystemPlan plan = SystemPlan.compile(kept.spec());
        assertThat(plan.copy("tank-gauge").keepsRole()).isFalse();
    }

    /** It goes on in any case, so it is no contradiction. */
    @Test
    void shouldAcceptThatTheOnlyInstanceKeepsItsRole() {
        final String single = "<programCopy id=\"tank-gauge\"";
        assertThat(valid.replace(single, single + " role='keep'").problems()).isEmpty();
    }

    @Test
    void shouldSayWhichWordsThereAre() {
        assertThat(valid.replace(COPY, COPY + " role='hold'").read().errors())
                .extracting(ErrorResult::toText)
                .singleElement()
                .asString()
                .contains("hold", "release", "keep");
    }

    private static boolean keepsRole(final SpecText text) {
        return SystemPlan.compile(text.spec()).copy("level-control").keepsRole();
    }
}
