package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TurnsTest {
    private static final long LONG_NS = TimeUnit.HOURS.toNanos(1);

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<ErrorResult> told = new ArrayList<>();
    private int count;

    @Test
    void shouldTellWhyATurnFailedAndTakeTheNextOne() {
        new Turns(this::turn, 1, told::add, over).run();

        assertThat(count).isEqualTo(4);
        assertThat(told).hasSize(2);
        assertThat(told.get(0).text()).contains("is full");
        assertThat(told.get(1).errorCode()).isEqualTo(ErrorCode.CONFIG_FILE_FAILED);
    }

    private long turn() {
        count++;
        return switch (count) {
            case 1 -> throw new IllegalStateException("the disk is full");
            case 2 -> throw new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_FILE_FAILED, "a file", "no space"));
            case 3 -> 1;
            default -> {
                over.countDown();
                yield LONG_NS;
            }
        };
    }

    @Test
    void shouldEndWithTheThreadThatIsInterrupted() {
        Thread.currentThread().interrupt();
        new Turns(() -> LONG_NS, LONG_NS, told::add, over).run();
        assertThat(Thread.interrupted()).isTrue();
    }
}
