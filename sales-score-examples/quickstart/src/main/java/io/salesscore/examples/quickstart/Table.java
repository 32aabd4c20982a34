package io.salesscore.examples.quickstart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of file in a CRM export, and the fields for which a mapping may name a column. */
enum Table {
    /** The roster: who sells, for which manager, in which branch. */
    TEAMS("rep", "rep", "name manager branch role started left"),
    /** The price list, joined to deals by product. */
    PRODUCTS("product", "product list-price", "name"),
    /** The register of customers, joined to deals by customer. */
    CUSTOMERS("customer", "customer", "name registered segment region"),
    /** Who was in which team, branch and role from when to when. */
    ASSIGNMENTS("rep from", "rep from", "until manager branch role"),
    /** Whose a deal is, where it is not its rep's alone; joined to deals by their ids. */
    SPLITS("deal rep", "deal rep share", "kind"),
    DEALS("id", "id rep stage closed amount", "opened reopened recorded original customer product channel quantity"),
    LEADS("id", "id rep created converted", ""),
    VISITS("id", "id rep visited", "planned customer lines"),
    SURVEYS("id", "id rep sent rating", "customer"),
    INVOICES("id", "id rep amount issued due paid", "customer"),
    TARGETS("rep period kpi", "rep period kpi value", "");

    private final String identity;
    private final String required;
    private final String optional;

    Table(String identity, String required, String optional) {
        this.identity = identity;
        this.required = required;
        this.optional = optional;
    }

    /** How a mapping calls this table, {@code deals}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fields that together no two rows may share. */
    List<String> identity() {
        return words(identity).toList();
    }

    /** The fields that must have a column when the table has a file. */
    List<String> required() {
        return words(required).toList();
    }

    /** All fields, the required ones first. */
    List<String> fields() {
        return Stream.concat(words(required), words(optional)).toList();
    }

    /** Holds facts: rows that go to the {@link FactSink}, rather than be joined to others. */
    boolean holdsFacts() {
        return compareTo(DEALS) >= 0;
    }

    static Optional<Table> of(String key) {
        return Stream.of(values()).filter(table -> table.key().equals(key)).findFirst();
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
