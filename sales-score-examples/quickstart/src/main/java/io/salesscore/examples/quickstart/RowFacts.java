package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a fact of a row, joined with what the other tables say: the roster, the price list, the register of customers, the
 * shares of deals and the deals that credit notes correct, each of which it is told first.
 */
final class RowFacts {

    private final Mapping mapping;
    private final Map<String, Kpi> kpis;
    private final Map<String, Rep> reps = new LinkedHashMap<>();
    private final Map<String, List<Assignment>> assignments = new LinkedHashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final Map<String, Customer> customers = new HashMap<>();
    private final Map<String, List<Split>> splits = new LinkedHashMap<>();
    private final Map<String, Deal.Original> originals = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();

    RowFacts(Mapping mapping) {
        this.mapping = mapping;
        this.kpis = CrmPlans.of(mapping, Counting.ALL).kpis().stream()
                .collect(Collectors.toMap(Kpi::id, Function.identity()));
    }

    void add(Rep rep) {
        reps.put(rep.id(), rep);
    }

    void add(Assignment assignment) {
        assignments.computeIfAbsent(assignment.rep(), none -> new ArrayList<>()).add(assignment);
    }

    void add(Product product) {
        products.put(product.id(), product);
    }

    void add(Customer customer) {
        customers.put(customer.id(), customer);
    }

    void add(Split split) {
        splits.computeIfAbsent(split.deal(), none -> new ArrayList<>()).add(split);
    }

    void addOriginal(Deal.Original deal) {
        originals.put(deal.id(), deal);
    }

    /** The roster by id, in the order of the file. */
    Map<String, Rep> reps() {
        return Collections.unmodifiableMap(reps);
    }

    /** Who was where and when, by rep. */
    Map<String, List<Assignment>> assignments() {
        return Collections.unmodifiableMap(assignments);
    }

    /** The price list by product. */
    Map<String, Product> products() {
        return Collections.unmodifiableMap(products);
    }

    /** The register of customers by their ids. */
    Map<String, Customer> customers() {
        return Collections.unmodifiableMap(customers);
    }

    /** Whose the deals are that are not one rep's alone, by their ids. */
    Map<String, List<Split>> splits() {
        return Collections.unmodifiableMap(splits);
    }

    Rep rep(Row row) throws Row.Bad {
        String id = row.text("rep");
        String name = row.textOrNull("name");
        LocalDate startedOn = row.dateOrNull("started");
        LocalDate leftOn = row.dateOrNull("left");
        checkOrder(row, "left", startedOn, leftOn);
        return new Rep(
                id,
                name == null ? id : name,
                row.textOrNull("manager"),
                row.textOrNull("branch"),
                row.textOrNull("role"),
                startedOn,
                leftOn);
    }

    Product product(Row row) throws Row.Bad {
        String id = row.text("product");
        String name = row.textOrNull("name");
        return new Product(id, name == null ? id : name, row.number("list-price"));
    }

    Customer customer(Row row) throws Row.Bad {
        return new Customer(
                row.text("customer"),
                row.textOrNull("name"),
                row.dateIfMapped("registered"),
                known(row.textOrNull("segment")),
                known(row.textOrNull("region")));
    }

    /** Of the few words that many customers share, one copy each. */
    private @Nullable String known(@Nullable String word) {
        return word == null ? null : words.computeIfAbsent(word, Function.identity());
    }

    Assignment assignment(Row row) throws Row.Bad {
        Assignment assignment = new Assignment(
                knownRep(row),
                row.date("from"),
                row.dateOrNull("until"),
                row.textOrNull("manager"),
                row.textOrNull("branch"),
                row.textOrNull("role"));
        checkOrder(row, "until", assignment.from(), assignment.until());
        for (Assignment other : assignments.getOrDefault(assignment.rep(), List.of())) {
            // of the same day alike, the row is there twice and says so
            if (assignment.overlaps(other) && !assignment.from().equals(other.from())) {
                throw row.bad("from", "lies in another assignment of the rep, from " + other.from());
            }
        }
        return assignment;
    }

    Split split(Row row) throws Row.Bad {
        String kind = row.textOrNull("kind");
        if (kind != null && !kind.equals("direct") && !kind.equals("overlay")) {
            throw row.bad("kind", "must be direct or overlay; maybe add rename.kind." + kind + " to the mapping");
        }
        boolean overlay = "overlay".equals(kind);
        BigDecimal share = overlay && row.textOrNull("share") == null ? BigDecimal.ONE : row.share("share");
        if (overlay && share.compareTo(BigDecimal.ONE) != 0) {
            throw row.bad("share", "must be all of the deal, or empty, for an overlay");
        }
        return new Split(row.text("deal"), knownRep(row), share, overlay, row.line());
    }

    Deal deal(Row row) throws Row.Bad {
        Stage stage = mapping.stage(row.text("stage"))
                .orElseThrow(() -> row.bad("stage", "is no stage that the mapping knows"));
        boolean open = stage == Stage.OPEN;
        boolean returned = stage == Stage.RETURNED;
        String customer = open ? row.textOrNull("customer") : row.textIfMapped("customer");
        String product = open ? row.textOrNull("product") : row.textIfMapped("product");
        LocalDate openedOn = open || returned ? row.dateOrNull("opened") : row.dateIfMapped("opened");
        LocalDate reopenedOn = row.dateOrNull("reopened");
        // many CRMs keep the expected date of closing in this column
        LocalDate closedOn = open ? null : row.date("closed");
        checkOrder(row, "reopened", openedOn, reopenedOn);
        checkOrder(row, "closed", openedOn, closedOn);
        checkOrder(row, "closed", reopenedOn, closedOn);
        BigDecimal one = returned ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        boolean unsized = open && row.has("quantity") && row.textOrNull("quantity") == null;
        BigDecimal quantity = unsized ? BigDecimal.ZERO : row.has("quantity") ? row.number("quantity") : one;
        BigDecimal amount =
                stage == Stage.WON || returned ? row.number("amount") : row.numberOr("amount", BigDecimal.ZERO);
        checkSign(row, "quantity", quantity, returned);
        checkSign(row, "amount", amount, returned);
        Product listed = joined(row, "product", product, Table.PRODUCTS, products);
        Deal.Original original = returned ? original(row, closedOn) : null;
        return new Deal(
                row.text("id"),
                knownRep(row),
                stage,
                customer,
                product,
                row.textOrNull("channel"),
                openedOn,
                reopenedOn,
                closedOn,
                row.dateOrNull("recorded"),
                original,
                quantity,
                amount,
                listed == null || unsized ? null : listed.listPrice().multiply(quantity),
                joined(row, "customer", customer, Table.CUSTOMERS, customers),
                shares(row, original));
    }

    /** The deal that a credit note corrects, if it says which. */
    private Deal.@Nullable Original original(Row row, @Nullable LocalDate returnedOn) throws Row.Bad {
        String id = row.textOrNull("original");
        if (id == null) {
            return null;
        }
        Deal.Original original = originals.get(id);
        if (original == null) {
            throw row.bad("original", "is no deal in " + fileName(Table.DEALS) + " that was won and can be used");
        }
        checkOrder(row, "closed", original.closedOn(), returnedOn);
        return original;
    }

    /** Whose the deal is; a credit note is whose the deal was that it corrects, unless it has shares of its own. */
    private List<Split> shares(Row row, Deal.@Nullable Original original) throws Row.Bad {
        List<Split> own = splits.getOrDefault(row.text("id"), List.of());
        List<Split> shares = own.isEmpty() && original != null ? splits.getOrDefault(original.id(), List.of()) : own;
        String rep = row.text("rep");
        Optional<BigDecimal> direct = shares.stream()
                .filter(split -> !split.overlay())
                .map(Split::share)
                .reduce(BigDecimal::add);
        if (direct.isPresent() && direct.get().compareTo(BigDecimal.ONE) != 0) {
            throw row.bad(
                    "id",
                    "has shares of "
                            + direct.get()
                                    .movePointRight(2)
                                    .stripTrailingZeros()
                                    .toPlainString() + " % in " + fileName(Table.SPLITS) + ", not of 100 %");
        }
        if (direct.isEmpty() && shares.stream().anyMatch(split -> split.rep().equals(rep))) {
            throw row.bad("rep", "has all of the deal, and an overlay beside it in " + fileName(Table.SPLITS));
        }
        return List.copyOf(shares);
    }

    Lead lead(Row row) throws Row.Bad {
        LocalDate createdOn = row.date("created");
        LocalDate convertedOn = row.dateOrNull("converted");
        checkOrder(row, "converted", createdOn, convertedOn);
        return new Lead(row.text("id"), knownRep(row), createdOn, convertedOn);
    }

    Visit visit(Row row) throws Row.Bad {
        LocalDate plannedOn = row.dateOrNull("planned");
        LocalDate visitedOn = row.dateOrNull("visited");
        if (plannedOn == null && visitedOn == null) {
            throw row.bad("visited", "is empty, and no visit was planned");
        }
        int lines = row.textOrNull("lines") == null ? 0 : row.whole("lines", 0, 10_000);
        return new Visit(row.text("id"), knownRep(row), row.textOrNull("customer"), plannedOn, visitedOn, lines);
    }

    Survey survey(Row row) throws Row.Bad {
        Integer rating = row.textOrNull("rating") == null ? null : row.whole("rating", 1, 5);
        return new Survey(row.text("id"), knownRep(row), row.textOrNull("customer"), row.date("sent"), rating);
    }

    Invoice invoice(Row row) throws Row.Bad {
        BigDecimal amount = row.number("amount");
        if (amount.signum() <= 0) {
            throw row.bad("amount", "must be positive");
        }
        LocalDate issuedOn = row.date("issued");
        LocalDate dueOn = row.date("due");
        LocalDate paidOn = row.dateOrNull("paid");
        checkOrder(row, "due", issuedOn, dueOn);
        checkOrder(row, "paid", issuedOn, paidOn);
        return new Invoice(row.text("id"), knownRep(row), row.textOrNull("customer"), amount, issuedOn, dueOn, paidOn);
    }

    Target target(Row row) throws Row.Bad {
        String rep = knownRep(row);
        Period period;
        try {
            period = Period.parse(row.text("period"));
        } catch (IllegalArgumentException e) {
            throw row.bad("period", "is no period; maybe 2026-Q1, 2026-03 or 2026 is meant");
        }
        Kpi kpi = kpis.get(row.text("kpi"));
        if (kpi == null) {
            throw row.bad(
                    "kpi",
                    "is no KPI that is measured; maybe add rename.kpi.<name> to the mapping, to one of "
                            + kpis.keySet().stream().sorted().toList());
        }
        BigDecimal value = row.number("value");
        if (!kpi.unit().contains(value.doubleValue())) {
            throw row.bad(
                    "value",
                    "must lie between " + kpi.unit().lowest() + " and "
                            + kpi.unit().highest());
        }
        return new Target(rep, period, kpi, value);
    }

    private String knownRep(Row row) throws Row.Bad {
        String id = row.text("rep");
        Rep rep = reps.get(id);
        if (rep != null) {
            return rep.id();
        }
        if (mapping.file(Table.TEAMS).isPresent()) {
            throw row.bad("rep", "is not in " + fileName(Table.TEAMS));
        }
        return id;
    }

    /** What another table says of the key; null where there is no such table or no key. */
    private <T> @Nullable T joined(Row row, String field, @Nullable String key, Table table, Map<String, T> values)
            throws Row.Bad {
        if (key == null || mapping.file(table).isEmpty()) {
            return null;
        }
        T value = values.get(key);
        if (value == null) {
            throw row.bad(
                    field,
                    "is not in " + fileName(table) + "; maybe add rename." + field + "." + key + " to the mapping");
        }
        return value;
    }

    private static void checkOrder(Row row, String field, @Nullable LocalDate earlier, @Nullable LocalDate later)
            throws Row.Bad {
        if (earlier != null && later != null && later.isBefore(earlier)) {
            throw row.bad(field, "lies before " + earlier + ", the day with which it began");
        }
    }

    private static void checkSign(Row row, String field, BigDecimal number, boolean returned) throws Row.Bad {
        if (returned && number.signum() > 0) {
            throw row.bad(field, "must not be positive on a credit note");
        }
        if (!returned && number.signum() < 0) {
            throw row.bad(field, "must not be negative; maybe the stage of credit notes belongs to stage.returned");
        }
    }

    private String fileName(Table table) {
        return mapping.file(table).orElseThrow();
    }
}
