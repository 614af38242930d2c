package io.twinhub.systemtests;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.SavedLevel;
import io.twinhub.systemtests.ShopSessions.Account;
import io.twinhub.systemtests.ShopSessions.Application;
import io.twinhub.systemtests.ShopSessions.Order;
import io.twinhub.systemtests.ShopSessions.Posted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stands outside the sessions and reconciles what applications were answered with what accounts counted. It knows nothing of saves but their numbers: what a save was
 * answered for may never be undone, and what a server did without one may leave no trace.
 */
final class ShopLedger {
    /** What an application had asked, and of that what was open, with a save of it. */
    private record Saving(long asked, List<Order> open) {}

    private record Answer(Order order, Posted posted) {}

    private final List<String> violations = new ArrayList<>();
    private final List<String> ceased = new ArrayList<>();
    /** By application and number of its save. */
    private final Map<String, TreeMap<Long, Saving>> savings = new HashMap<>();

    private final Map<String, TreeMap<Long, List<Answer>>> answers = new HashMap<>();
    private final Map<String, Long> saved = new HashMap<>();
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

    void onSaving(final String application, final long number, final long asked, final List<Order> open) {
        savings.computeIfAbsent(application, name -> new TreeMap<>()).put(number, new Saving(asked, open));
    }

    void onAnswer(final Order order, final Posted answer, final long inSave) {
        if (answer.account() != order.account()) {
            violation("order " + order + " is answered by account " + answer.account());
        }
        answers.computeIfAbsent(order.client(), name -> new TreeMap<>())
                .computeIfAbsent(inSave, number -> new ArrayList<>())
                .add(new Answer(order, answer));
    }

    /** A save of an application was answered: what it contains is so for ever. */
    void onSaved(final String application, final long number, final SavedLevel level) {
        levels.add(level);
        saved.merge(application, number, Math::max);
        final TreeMap<Long, List<Answer>> known = answers.getOrDefault(application, new TreeMap<>());
        for (final List<Answer> each : List.copyOf(known.headMap(number, true).values())) {
            each.forEach(this::settle);
        }
        known.headMap(number, true).clear();
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

    /** An application goes on elsewhere: what it did since this save is void. */
    void onRestored(final String application, final long number, final long asked, final List<Order> open) {
        if (number < saved.getOrDefault(application, 0L)) {
            violation(application + " goes on with save " + number + " although save " + saved.get(application)
                    + " was answered");
        }
        final Saving saving = savings.getOrDefault(application, new TreeMap<>()).get(number);
        if (saving == null || saving.asked() != asked || !saving.open().equals(open)) {
            violation(application + " goes on with something else than its save " + number);
        }
        answers.getOrDefault(application, new TreeMap<>())
                .tailMap(number, false)
                .clear();
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
