package io.twinhub.systemtests;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.systemtests.ShopSessions.Account;
import io.twinhub.systemtests.ShopSessions.Application;
import io.twinhub.systemtests.ShopSessions.Order;
import io.twinhub.systemtests.ShopSessions.Posted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stands outside the sessions and reconciles what applications were answered with what accounts counted. It knows nothing of saves but their numbers: what a save was
 * answered for may never be undone, and what a server did without one may leave no trace.
 */
final class ShopLedger {
    /**
     * What an application is with a save of it.
     *
     * @param previous the one on which it builds; 0 for none.
     * @param asked how many orders it has made.
     * @param open those that are not answered.
     * @param answers what was answered since the previous one.
     */
    private record Saving(long previous, long asked, List<Order> open, List<Answer> answers) {}

    /** An order, and what an account says of it. */
    record Answer(Order order, Posted posted) {}

    private final List<String> violations = new ArrayList<>();
    private final List<String> ceased = new ArrayList<>();
    /** By the tag that stands in the save. */
    private final Map<Long, Saving> savings = new HashMap<>();
    /** Those that were answered, or that a successor goes on with. */
    private final Set<Long> settled = new HashSet<>();
    /** The last of these of each application. */
    private final Map<String, Long> lastSettled = new HashMap<>();

    /** By account and its count: which order it says that it posted. */
    private final Map<String, String> posted = new HashMap<>();

    private final Set<SavedLevel> levels = EnumSet.noneOf(SavedLevel.class);
    private long answeredCount;

    void violation(final String text) {
        violations.add(text);
    }

    void onCeased(final String what, final CloseReason reason) {
        ceased.add(what + ": " + reason);
    }

    /** An application makes a save; returns its tag. */
    long onSaving(final long previous, final long asked, final List<Order> open, final List<Answer> answers) {
        final long tag = savings.size() + 1L;
        savings.put(tag, new Saving(previous, asked, open, answers));
        return tag;
    }

    /** A save of an application was answered: what it contains is so for ever. */
    void onSaved(final String application, final long tag, final SavedLevel level) {
        levels.add(level);
        settle(application, tag);
    }

    /** An application goes on elsewhere: what it did since this save is void. */
    void onRestored(final String application, final long tag, final long asked, final List<Order> open) {
        final Saving saving = savings.get(tag);
        if (saving == null || saving.asked() != asked || !saving.open().equals(open)) {
            violation(application + " goes on with something else than its save");
        } else if (!settled.contains(tag)) {
            settle(application, tag);
        } // else an assignment may have come late, when another one had gone on: harm shows when a save of it is
        // answered
    }

    private void settle(final String application, final long tag) {
        final ArrayDeque<Saving> fresh = new ArrayDeque<>();
        long each = tag;
        while (each != 0 && settled.add(each)) {
            fresh.push(savings.get(each));
            each = savings.get(each).previous();
        }
        if (!fresh.isEmpty()) {
            if (each != lastSettled.getOrDefault(application, 0L)) {
                violation("two saves of " + application + " build on the same one, and both were answered");
            }
            lastSettled.put(application, tag);
            fresh.forEach(saving -> saving.answers().forEach(this::settle));
        }
    }

    private void settle(final Answer answer) {
        answeredCount++;
        final String order = answer.order().client() + " " + answer.order().number();
        final String place = answer.posted().account() + " #" + answer.posted().count();
        final String before = posted.put(place, order);
        if (before != null) {
            violation("account " + place + " is both " + before + " and " + order);
        }
    }

    long answeredCount() {
        return answeredCount;
    }

    /** What answers said that saves survive, since it was cleared. */
    Set<SavedLevel> levels() {
        return levels;
    }

    List<String> violations() {
        return violations;
    }

    List<String> ceased() {
        return ceased;
    }

    /** Everything is quiet: what applications ordered is what accounts have. */
    void reconcile(final Set<Application> applications, final Set<Account> accounts) {
        long asked = 0;
        long amount = 0;
        for (final Application application : applications) {
            if (!application.isIdle()) {
                violation("LOST: " + application.name() + " waits for an answer for ever");
            }
            asked += application.asked();
            for (long number = 1; number <= application.asked(); number++) {
                amount += 1 + number * 7 % 100;
            }
        }
        final Set<String> names = new TreeSet<>();
        accounts.forEach(account -> names.add(account.name()));
        if (names.size() != accounts.size()) {
            violation("two servers hold one account: " + names);
        }
        final long count = accounts.stream().mapToLong(Account::count).sum();
        final long sum = accounts.stream().mapToLong(Account::sum).sum();
        if (count != asked || sum != amount) {
            violation("BALANCE: " + asked + " ordered for " + amount + ", " + count + " posted for " + sum);
        }
        if (answeredCount != asked) {
            violation("BALANCE: " + asked + " ordered, " + answeredCount + " answered in answered saves");
        }
    }
}
