package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.cli.OrdersDemo.OrdersResult;
import org.junit.jupiter.api.Test;

class OrdersResultTest {
    @Test
    void shouldFindNothingWrongWhereEveryOrderWasDoneOnce() {
        final OrdersResult result = new OrdersResult(900, 900, true, 0, 7, 812);
        assertThat(result.faults()).isEmpty();
        assertThat(result.toMap().toString())
                .isEqualTo("{orders=900, completed=900, exactlyOnce=true, balance=0, kills=7, longestPauseMs=812}");
    }

    @Test
    void shouldNameEverythingThatIsWrong() {
        assertThat(new OrdersResult(900, 899, false, -199, 7, 812).faults())
                .containsExactly(
                        "of 900 orders 899 were done",
                        "desks, stock and accounts do not have the same orders, each once",
                        "-199 cents more were paid than the goods are worth that were taken");
    }
}
