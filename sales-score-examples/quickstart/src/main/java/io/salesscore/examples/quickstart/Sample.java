package io.salesscore.examples.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CRM export of an invented Indonesian company that sells food and drink to outlets: 40 reps in 6 branches, the
 * quarters 2024-Q4 to 2026-Q3, as CSV files with the mapping that reads them.
 *
 * <p>It has what real exports have: reps who start in the middle of a month, leave or change teams, a territory that is
 * vacant, deals that two reps share, a specialist who helps to sell coffee, surveys that were never sent or never answered,
 * credit notes against an earlier month, deals that were recorded late, or were lost and reopened, opportunities that nobody
 * closes, invoices paid late or not at all, visits off plan and missed. One seed gives the same bytes on every machine: the
 * numbers come from a generator of this class, by integer and basic arithmetic alone.
 */
final class Sample {

    static final long SEED = 17;
    static final long DEALS = 16_000;

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 10, 1);
    private static final int REPS = 40;
    private static final int QUARTERS = 8;
    private static final LocalDate LAST_DAY = FIRST_DAY.plusMonths(3 * QUARTERS).minusDays(1);
    private static final LocalDate SURVEYS_IN_MAKASSAR = LocalDate.of(2025, 7, 1);

    // by calendar quarter: Lebaran falls into the first
    private static final double[] SEASON = {1.15, 0.92, 1.00, 1.08};

    /** Branch, its code, its supervisor, its reps. */
    private static final List<List<String>> TEAMS = List.of(
            List.of("Jakarta", "JKT", "Ratna Kusumawardani", "Sari Wulandari", "Budi Santoso", "Agus Setiawan"),
            List.of("Jakarta", "JKT", "Ratna Kusumawardani", "Maya Puspitasari", "Dimas Prasetyo"),
            List.of("Jakarta", "JKT", "Hendra Gunawan", "Rina Marlina", "Fajar Nugroho", "Yuni Astuti"),
            List.of("Jakarta", "JKT", "Hendra Gunawan", "Rizky Maulana", "Lestari Handayani"),
            List.of("Bandung", "BDG", "Asep Sutisna", "Neneng Komariah", "Dadan Hermawan", "Euis Rohaeti"),
            List.of("Bandung", "BDG", "Asep Sutisna", "Ujang Suryana", "Tita Rosmawati", "Gilang Ramadhan"),
            List.of("Surabaya", "SBY", "Endang Sulistyowati", "Bambang Widodo", "Siti Aminah", "Eko Purnomo"),
            List.of("Surabaya", "SBY", "Endang Sulistyowati", "Nur Hidayah"),
            List.of("Surabaya", "SBY", "Slamet Riyadi", "Wahyu Kurniawan", "Dian Permatasari", "Joko Susilo"),
            List.of("Surabaya", "SBY", "Slamet Riyadi", "Indah Cahyani"),
            List.of("Semarang", "SMG", "Sri Mulyati", "Tri Hartono", "Wulan Sekarsari", "Arif Budiman"),
            List.of("Semarang", "SMG", "Sri Mulyati", "Retno Palupi", "Bayu Aji"),
            List.of("Medan", "MDN", "Togar Simanjuntak", "Rotua Siregar", "Ahmad Fauzi", "Melati Lubis"),
            List.of("Medan", "MDN", "Togar Simanjuntak", "Binsar Hutapea", "Cut Meutia", "Rahmat Harahap"),
            List.of("Makassar", "MKS", "Andi Mappanyukki", "Andi Tenri", "Baso Rahman", "Hasnah Daeng"),
            List.of("Makassar", "MKS", "Andi Mappanyukki", "Syamsul Bahri", "Nurhayati Ilyas"));

    /** First working days of those who start in the middle of a quarter. */
    private static final Map<String, LocalDate> JOINERS = Map.of(
            "JKT-08", LocalDate.of(2025, 2, 10),
            "BDG-05", LocalDate.of(2025, 5, 19),
            "SBY-08", LocalDate.of(2025, 11, 17),
            "MDN-04", LocalDate.of(2026, 2, 9),
            "MKS-05", LocalDate.of(2026, 8, 10));

    private static final String LEAVER = "SMG-04";
    private static final LocalDate LAST_WORKING_DAY = LocalDate.of(2026, 5, 29);

    /** What is sold in the leaver's territory until somebody takes it over. */
    private static final String VACANT = "SMG-V1";

    /** Helps other reps to sell coffee, and sells nothing alone. */
    private static final String SPECIALIST = "SP-01";

    private static final LocalDate SPECIALIST_START = LocalDate.of(2025, 1, 6);

    /** Who changed teams, when, and to whom. */
    private record Transfer(LocalDate on, String supervisor) {}

    private static final Map<String, Transfer> TRANSFERS = Map.of(
            "JKT-05", new Transfer(LocalDate.of(2026, 2, 16), "Hendra Gunawan"),
            "SBY-04", new Transfer(LocalDate.of(2026, 8, 3), "Slamet Riyadi"));

    /** Code, name, list price of a carton in rupiah. */
    private static final List<List<String>> PRODUCTS = List.of(
            List.of("TM-350", "Teh Melati 350 ml", "62000"),
            List.of("TM-500", "Teh Melati 500 ml", "78000"),
            List.of("KB-SCH", "Kopi Bukit sachet", "118000"),
            List.of("KB-200", "Kopi Bukit 200 g", "265000"),
            List.of("MG-AYM", "Mi Gurih ayam bawang", "104000"),
            List.of("MG-SOT", "Mi Gurih soto", "104000"),
            List.of("BK-KLP", "Biskuit Kelapa", "87000"),
            List.of("BK-CKL", "Biskuit Cokelat", "96000"),
            List.of("KC-MNS", "Kecap Manis 600 ml", "172000"),
            List.of("SB-PDS", "Sambal Pedas 340 ml", "149000"),
            List.of("AM-600", "Air Mineral 600 ml", "48000"),
            List.of("SK-KTL", "Susu Kental \"Putih\"; kaleng", "284000"));

    private static final List<String> OUTLETS = List.of("Toko", "Warung", "Kios", "Grosir", "Minimarket");
    private static final List<String> OUTLET_NAMES = List.of(
            "Sumber Rejeki",
            "Berkah",
            "Maju Jaya",
            "Barokah",
            "Sinar Abadi",
            "Murah Hati",
            "Sejahtera",
            "Harapan Baru");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /** What a rep is like; drawn once. */
    private record Traits(
            String id,
            LocalDate start,
            double drive,
            double winRate,
            double trend,
            int discount,
            double service,
            double discipline,
            double strike,
            double lateness) {

        /** What is left of the sales when nobody is there. */
        Traits vacant(LocalDate from) {
            return new Traits(VACANT, from, 0.35 * drive, winRate, 0, discount, service, discipline, strike, lateness);
        }
    }

    /** What a rep is for the export: where, and from when to when. */
    private record Post(
            String name,
            String supervisor,
            String branch,
            String role,
            @Nullable LocalDate left) {}

    private record Outlet(String code, LocalDate registered) {}

    private final long seed;
    private final double dealsPerQuarter;
    private final LocalDate knownOn;

    /**
     * @param seed which company
     * @param deals about how many deals; the other facts of a deal (invoices, surveys) grow with it, visits and leads do
     *     not
     */
    Sample(long seed, long deals) {
        this(seed, deals, LAST_DAY);
    }

    /** @param knownOn the day of the export: what happened or was recorded later is not in it */
    Sample(long seed, long deals, LocalDate knownOn) {
        if (deals < 1) {
            throw new IllegalArgumentException("The number of deals (" + deals + ") of the sample must be positive.");
        }
        this.seed = seed;
        this.knownOn = knownOn;
        this.dealsPerQuarter = (double) deals / (QUARTERS * REPS);
    }

    /** The mapping that reads the sample. */
    static Mapping mapping() throws IOException {
        return Mapping.parse(mappingText(), "sample.mapping");
    }

    /** Writes the files of the export, and {@code sample.mapping} beside them. */
    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("sample.mapping"), mappingText(), StandardCharsets.UTF_8);
        try (Export export = new Export(folder, knownOn)) {
            for (List<String> product : PRODUCTS) {
                export.products.writeRecord(product);
            }
            String branch = "";
            int number = 0;
            for (List<String> team : TEAMS) {
                number = team.get(0).equals(branch) ? number : 0;
                branch = team.get(0);
                for (String name : team.subList(3, team.size())) {
                    number++;
                    String id = id(team.get(1), number);
                    writeRep(id, name, team.get(2), branch, export);
                }
            }
            export.rep(
                    SPECIALIST,
                    new Post("Putri Anggraini", "Hendra Gunawan", "Jakarta", "Spesialis", null),
                    SPECIALIST_START);
            writeSpecialistTargets(export);
        }
    }

    private static String id(String branch, int number) {
        return branch + (number < 10 ? "-0" : "-") + number;
    }

    private void writeRep(String id, String name, String supervisor, String branch, Export export) {
        Traits rep = traits(id);
        Transfer transfer = Optional.ofNullable(TRANSFERS.get(id))
                .filter(known -> export.isKnown(known.on()))
                .orElse(null);
        LocalDate left = id.equals(LEAVER) ? LAST_WORKING_DAY : null;
        // the roster says where people are now, the assignments where they were
        String present = transfer == null ? supervisor : transfer.supervisor();
        export.rep(id, new Post(name, present, branch, "", left), rep.start());
        if (transfer != null) {
            LocalDate on = transfer.on();
            export.assignments.writeRecord(id, date(rep.start()), date(on.minusDays(1)), supervisor, branch);
            export.assignments.writeRecord(id, date(on), "", transfer.supervisor(), branch);
        }
        List<Outlet> outlets = outlets(rep, branch, export);
        writeFacts(rep, branch, left == null ? LAST_DAY : left, outlets, export);
        if (left != null) {
            LocalDate from = left.plusDays(1);
            export.rep(VACANT, new Post("Wilayah kosong " + branch, supervisor, branch, "Kosong", null), from);
            writeVacancy(rep.vacant(from), branch, outlets, export);
        }
    }

    private Traits traits(String id) {
        Dice dice = new Dice(seed, id, "traits");
        LocalDate start = JOINERS.getOrDefault(id, LocalDate.of(2017, 1, 2).plusDays(7L * dice.below(390)));
        return new Traits(
                id,
                start,
                0.72 + 0.62 * dice.bell(),
                0.26 + 0.44 * dice.bell(),
                -0.03 + 0.065 * dice.bell(),
                10 + dice.below(80),
                3.1 + 1.7 * dice.bell(),
                0.60 + 0.39 * dice.next(),
                0.42 + 0.46 * dice.bell(),
                0.04 + 0.32 * dice.next());
    }

    private void writeFacts(Traits rep, String branch, LocalDate left, List<Outlet> outlets, Export export) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            LocalDate first = FIRST_DAY.plusMonths(3L * quarter);
            LocalDate last = first.plusMonths(3).minusDays(1);
            if (rep.start().isAfter(last) || left.isBefore(first)) {
                continue;
            }
            LocalDate from = rep.start().isAfter(first) ? rep.start() : first;
            LocalDate to = left.isBefore(last) ? left : last;
            double share = (double) (days(from, to) + 1) / (days(first, last) + 1);
            double season = SEASON[(first.getMonthValue() - 1) / 3];
            writeDeals(rep, branch, quarter, from, to, share * season, outlets, export);
            writeLeads(rep, quarter, from, to, share, export);
            writeVisits(rep, quarter, from, to, outlets, export);
            writeTargets(rep, quarter, first, share, season, outlets.size(), export);
        }
    }

    /** Outlets whose rep has left still order, by telephone: nobody calls on them. */
    private void writeVacancy(Traits nobody, String branch, List<Outlet> outlets, Export export) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            LocalDate first = FIRST_DAY.plusMonths(3L * quarter);
            LocalDate last = first.plusMonths(3).minusDays(1);
            if (!nobody.start().isAfter(last)) {
                LocalDate from = nobody.start().isAfter(first) ? nobody.start() : first;
                double share = (double) (days(from, last) + 1) / (days(first, last) + 1);
                writeDeals(nobody, branch, quarter, from, last, share, outlets, export);
            }
        }
    }

    private List<Outlet> outlets(Traits rep, String branch, Export export) {
        Dice dice = new Dice(seed, rep.id(), "outlets");
        List<Outlet> outlets = new ArrayList<>();
        int count = Math.max(36, (int) (dealsPerQuarter * 0.8));
        for (int i = 1; i <= count; i++) {
            // three in four are old customers, the others come in over the two years
            LocalDate registered = dice.chance(0.75)
                    ? FIRST_DAY.minusDays(1L + dice.below(1800))
                    : dice.workday(FIRST_DAY, LAST_DAY.minusDays(20));
            Outlet outlet = new Outlet("T" + rep.id() + "-" + i, registered);
            String kind = dice.of(OUTLETS);
            String name = kind + " " + dice.of(OUTLET_NAMES);
            export.outlet(outlet, name, kind, branch);
            outlets.add(outlet);
        }
        return outlets;
    }

    private void writeDeals(
            Traits rep,
            String branch,
            int quarter,
            LocalDate from,
            LocalDate last,
            double volume,
            List<Outlet> outlets,
            Export export) {
        Dice dice = new Dice(seed, rep.id(), "deals " + quarter);
        Dice circumstances = new Dice(seed, rep.id(), "circumstances " + quarter);
        boolean surveys = dice.chance(0.94) && !(branch.equals("Makassar") && from.isBefore(SURVEYS_IN_MAKASSAR));
        List<Outlet> opening = outlets.stream()
                .filter(outlet -> !outlet.registered().isBefore(from)
                        && !outlet.registered().isAfter(last))
                .toList();
        double winRate = rep.winRate() + rep.trend() * quarter;
        long count = Math.round(dealsPerQuarter * rep.drive() * volume);
        for (long i = 0; i < count; i++) {
            LocalDate opened = dice.workday(from, last);
            int cycle = 1 + dice.below(10) + dice.below(10) + (dice.chance(0.08) ? dice.below(60) : 0);
            Outlet outlet = outlet(dice, outlets, opened);
            if (!opening.isEmpty() && dice.chance(0.08)) {
                outlet = dice.of(opening);
                opened = outlet.registered();
                cycle = 1 + dice.below(6);
            }
            Sale sale = new Sale(
                    export.nextDeal(),
                    outlet.code(),
                    dice.of(PRODUCTS),
                    opened,
                    20 + dice.below(160),
                    dice.below(2 * rep.discount()),
                    channel(rep, quarter, circumstances));
            if (dice.chance(0.04)) {
                boolean begun = dice.chance(0.7);
                export.deal(rep.id(), sale, "Prospek", begun ? opened : null, null, null, null, begun);
                continue;
            }
            LocalDate closed = workdayFrom(opened.plusDays(cycle));
            boolean won = dice.chance(winRate);
            LocalDate reopened = null;
            if (!won && dice.chance(0.07)) {
                LocalDate again = workdayFrom(closed.plusDays(7L + dice.below(45)));
                if (!again.isAfter(LAST_DAY)) {
                    reopened = again;
                    closed = workdayFrom(again.plusDays(3L + dice.below(22)));
                    won = dice.chance(0.55);
                }
            }
            if (closed.isAfter(LAST_DAY)) {
                export.deal(
                        rep.id(),
                        sale,
                        reopened == null ? "Penawaran" : "Negosiasi",
                        opened,
                        reopened,
                        null,
                        null,
                        true);
            } else {
                LocalDate recorded = recorded(closed, circumstances);
                export.deal(rep.id(), sale, won ? "Menang" : "Kalah", opened, reopened, closed, recorded, true);
                writeShares(rep, branch, sale, closed, circumstances, export);
                if (won) {
                    writeAfterSale(rep, sale, closed, recorded, surveys, dice, circumstances, export);
                }
            }
        }
    }

    /** More by the app every quarter; where nobody calls, by telephone. */
    private static String channel(Traits rep, int quarter, Dice dice) {
        double place = dice.next();
        double app = 0.06 + 0.04 * quarter;
        return place < app ? "Aplikasi" : place < app + 0.2 || rep.id().equals(VACANT) ? "Telepon" : "Kanvas";
    }

    /** Most deals are recorded within days, a few weeks later. */
    private static LocalDate recorded(LocalDate closed, Dice dice) {
        int days = dice.chance(0.8) ? 0 : dice.chance(0.85) ? 1 + dice.below(3) : 15 + dice.below(45);
        LocalDate recorded = closed.plusDays(days);
        return recorded.isAfter(LAST_DAY) ? LAST_DAY : recorded;
    }

    private void writeShares(Traits rep, String branch, Sale sale, LocalDate closed, Dice dice, Export export) {
        boolean shared = dice.chance(0.03);
        int tenths = 5 + dice.below(3);
        String colleague = dice.of(colleagues(branch));
        boolean helped = dice.chance(0.12);
        if (rep.id().equals(VACANT)) {
            return;
        }
        boolean there = !colleague.equals(rep.id())
                && !closed.isBefore(traits(colleague).start())
                && !(colleague.equals(LEAVER) && closed.isAfter(LAST_WORKING_DAY));
        if (shared && there && Export.owner(rep.id(), closed).equals(rep.id())) {
            export.share(sale, rep.id(), 10 * tenths, "Utama");
            export.share(sale, colleague, 100 - 10 * tenths, "Utama");
        }
        if (helped && sale.product().get(1).startsWith("Kopi") && !closed.isBefore(SPECIALIST_START)) {
            export.share(sale, SPECIALIST, 100, "Pendamping");
        }
    }

    private static List<String> colleagues(String branch) {
        List<String> ids = new ArrayList<>();
        for (List<String> team : TEAMS) {
            if (team.get(0).equals(branch)) {
                team.subList(3, team.size()).forEach(name -> ids.add(id(team.get(1), ids.size() + 1)));
            }
        }
        return ids;
    }

    private static Outlet outlet(Dice dice, List<Outlet> outlets, LocalDate opened) {
        // squared: some outlets buy again and again, and the first of a rep are the best known
        double popularity = dice.next();
        int index = (int) (popularity * popularity * outlets.size());
        for (int i = 0; i < outlets.size(); i++) {
            Outlet outlet = outlets.get((index + i) % outlets.size());
            if (!outlet.registered().isAfter(opened)) {
                return outlet;
            }
        }
        return outlets.get(index);
    }

    private static void writeAfterSale(
            Traits rep,
            Sale sale,
            LocalDate closed,
            LocalDate saleRecorded,
            boolean surveys,
            Dice dice,
            Dice circumstances,
            Export export) {
        LocalDate due = closed.plusDays(dice.chance(0.6) ? 14 : 30);
        LocalDate paid = dice.chance(rep.lateness())
                ? due.plusDays(1L + dice.below(50))
                : closed.plusDays(dice.below((int) days(closed, due) + 1));
        boolean never = dice.chance(0.01);
        export.invoice(rep.id(), sale, closed, due, never || paid.isAfter(LAST_DAY) ? null : paid);
        if (dice.chance(0.04)) {
            LocalDate returned = workdayFrom(closed.plusDays(3L + dice.below(22)));
            int cartons = dice.chance(0.2) ? sale.cartons() : 1 + dice.below(Math.max(1, sale.cartons() / 4));
            if (!returned.isAfter(LAST_DAY)) {
                LocalDate recorded = recorded(returned, circumstances);
                // nothing comes back of a deal that is not there yet
                export.creditNote(
                        rep.id(), sale, returned, recorded.isBefore(saleRecorded) ? saleRecorded : recorded, cartons);
            }
        }
        LocalDate sent = closed.plusDays(2);
        if (surveys && dice.chance(0.45) && !sent.isAfter(LAST_DAY)) {
            long rating = Math.round(rep.service() + 2.4 * (dice.bell() - 0.5));
            String answer = dice.chance(0.65) ? Long.toString(Math.max(1, Math.min(5, rating))) : "";
            export.survey(rep.id(), sale, sent, answer);
        }
    }

    private void writeLeads(Traits rep, int quarter, LocalDate from, LocalDate last, double share, Export export) {
        Dice dice = new Dice(seed, rep.id(), "leads " + quarter);
        long count = Math.round((12 + dice.below(14)) * share);
        for (long i = 1; i <= count; i++) {
            LocalDate created = dice.workday(from, last);
            LocalDate converted = workdayFrom(created.plusDays(2L + dice.below(40)));
            boolean converts = dice.chance(0.5 * rep.winRate()) && !converted.isAfter(LAST_DAY);
            export.lead("LD-" + rep.id() + "-" + quarter + "-" + i, rep.id(), created, converts ? converted : null);
        }
    }

    private void writeVisits(
            Traits rep, int quarter, LocalDate from, LocalDate last, List<Outlet> outlets, Export export) {
        Dice dice = new Dice(seed, rep.id(), "visits " + quarter);
        int number = 0;
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            int planned = 1 + dice.below(2);
            int calls = planned + (dice.chance(0.3 * (1.2 - rep.discipline())) ? 1 : 0);
            for (int call = 0; call < calls; call++) {
                boolean onPlan = call < planned;
                boolean made = !onPlan || dice.chance(rep.discipline());
                int lines = made && dice.chance(rep.strike()) ? 1 + dice.below(3) + dice.below(4) : 0;
                export.visit(
                        "KJ-" + rep.id() + "-" + quarter + "-" + ++number,
                        rep.id(),
                        outlet(dice, outlets, day).code(),
                        day,
                        onPlan,
                        made,
                        lines);
            }
        }
    }

    private void writeTargets(
            Traits rep, int quarter, LocalDate first, double share, double season, int outlets, Export export) {
        export.target(first, rep.id(), "Omzet", revenueTarget(quarter, season, share));
        export.target(first, rep.id(), "Kunjungan Efektif", Math.max(1, Math.round(66 * share)));
        export.target(first, rep.id(), "Outlet Aktif", Math.max(1, Math.round(0.42 * outlets * share)));
        export.target(first, rep.id(), "Outlet Baru", Math.max(1, Math.round(outlets * share / 36)));
    }

    private long revenueTarget(int quarter, double season, double share) {
        double listPrice = PRODUCTS.stream()
                        .mapToLong(product -> Long.parseLong(product.get(2)))
                        .sum()
                / (double) PRODUCTS.size();
        // two in five deals won, 99.5 cartons each, and 1.5 % more every quarter
        double revenue = dealsPerQuarter * season * 0.4 * 99.5 * listPrice * (1 + 0.015 * quarter) * share;
        long hundredThousands = Math.max(1, Math.round(revenue / 100_000));
        return hundredThousands * 100_000;
    }

    /** Of the sales that the specialist helps with. */
    private void writeSpecialistTargets(Export export) {
        for (int quarter = 1; quarter < QUARTERS; quarter++) {
            LocalDate first = FIRST_DAY.plusMonths(3L * quarter);
            double season = SEASON[(first.getMonthValue() - 1) / 3];
            // one deal in fifty, of coffee, which costs more than the rest
            export.target(first, SPECIALIST, "Omzet", revenueTarget(quarter, season, 0.02 * REPS * 190_000 / 130_000));
        }
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }

    private static LocalDate workdayFrom(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private static String date(@Nullable LocalDate day) {
        return day == null ? "" : DATE.format(day);
    }

    private static String mappingText() throws IOException {
        try (InputStream text = Objects.requireNonNull(Sample.class.getResourceAsStream("sample.mapping"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record Sale(
            String number,
            String outlet,
            List<String> product,
            LocalDate opened,
            int cartons,
            int discountPerMille,
            String channel) {

        long amount(int quantity) {
            return Long.parseLong(product.get(2)) * quantity * (1000 - discountPerMille) / 1000;
        }
    }

    /** The files being written. */
    private static final class Export implements Closeable {

        private final List<CsvWriter> writers = new ArrayList<>();
        private final CsvWriter reps;
        private final CsvWriter products;
        private final CsvWriter outlets;
        private final CsvWriter deals;
        private final CsvWriter invoices;
        private final CsvWriter surveys;
        private final CsvWriter leads;
        private final CsvWriter visits;
        private final CsvWriter targets;
        private final CsvWriter assignments;
        private final CsvWriter shares;
        private final LocalDate knownOn;
        private final Set<String> roster = new HashSet<>();
        private boolean saleKnown;
        private long dealCount;
        private long creditNotes;

        Export(Path folder, LocalDate knownOn) throws IOException {
            this.knownOn = knownOn;
            reps = writer(
                    folder,
                    "sales.csv",
                    "kode_sales",
                    "nama",
                    "supervisor",
                    "cabang",
                    "peran",
                    "tgl_masuk",
                    "tgl_keluar");
            assignments = writer(folder, "penugasan.csv", "kode_sales", "dari", "sampai", "supervisor", "cabang");
            shares = writer(folder, "pembagian.csv", "no_transaksi", "kode_sales", "bagian", "jenis");
            products = writer(folder, "produk.csv", "kode_produk", "nama", "harga_karton");
            outlets = writer(folder, "toko.csv", "kode_toko", "nama", "segmen", "kota", "tgl_daftar");
            deals = writer(
                    folder,
                    "transaksi.csv",
                    "no_transaksi",
                    "kode_sales",
                    "kode_toko",
                    "kode_produk",
                    "tahap",
                    "tgl_buka",
                    "tgl_buka_ulang",
                    "tgl_tutup",
                    "tgl_catat",
                    "no_asal",
                    "kanal",
                    "karton",
                    "nilai");
            invoices = writer(
                    folder,
                    "faktur.csv",
                    "no_faktur",
                    "kode_sales",
                    "kode_toko",
                    "nilai",
                    "tgl_faktur",
                    "tgl_jatuh_tempo",
                    "tgl_lunas");
            surveys = writer(folder, "survei.csv", "no_survei", "kode_sales", "kode_toko", "tgl_kirim", "nilai_1_5");
            leads = writer(folder, "prospek.csv", "no_prospek", "kode_sales", "tgl_masuk", "tgl_konversi");
            visits = writer(
                    folder,
                    "kunjungan.csv",
                    "no_kunjungan",
                    "kode_sales",
                    "kode_toko",
                    "tgl_rencana",
                    "tgl_kunjungan",
                    "jumlah_item");
            targets = writer(folder, "target.csv", "kode_sales", "periode", "kpi", "target");
        }

        String nextDeal() {
            return Long.toString(++dealCount + 10_000_000).substring(1);
        }

        /** Whose something is on a day: what the leaver left behind is the territory's. */
        private static String owner(String rep, LocalDate day) {
            return rep.equals(LEAVER) && day.isAfter(LAST_WORKING_DAY) ? VACANT : rep;
        }

        private boolean isKnown(LocalDate day) {
            return !day.isAfter(knownOn);
        }

        void rep(String id, Post post, LocalDate started) {
            LocalDate left = post.left() != null && isKnown(post.left()) ? post.left() : null;
            if (!isKnown(started)) {
                return;
            }
            roster.add(id);
            reps.writeRecord(id, post.name(), post.supervisor(), post.branch(), post.role(), date(started), date(left));
        }

        void outlet(Outlet outlet, String name, String segment, String city) {
            if (isKnown(outlet.registered())) {
                outlets.writeRecord(outlet.code(), name, segment, city, date(outlet.registered()));
            }
        }

        /**
         * A deal as the CRM knows it on the day of the export: still open where its closing is recorded later.
         *
         * @param customer whether the export says who buys what; a mere idea of a deal has neither
         */
        void deal(
                String rep,
                Sale sale,
                String stage,
                @Nullable LocalDate opened,
                @Nullable LocalDate reopened,
                @Nullable LocalDate closed,
                @Nullable LocalDate recorded,
                boolean customer) {
            boolean begun = isKnown(sale.opened());
            saleKnown = begun && closed != null && recorded != null && isKnown(recorded);
            if (!begun) {
                return;
            }
            boolean pending = closed != null && !saleKnown;
            deals.writeRecord(
                    "TRX-" + sale.number(),
                    owner(rep, closed == null || pending ? knownOn : closed),
                    customer ? sale.outlet() : "",
                    sale.product().get(0),
                    pending ? "Penawaran" : stage,
                    date(opened),
                    date(reopened != null && isKnown(reopened) ? reopened : null),
                    date(pending ? null : closed),
                    date(pending ? null : recorded),
                    "",
                    sale.channel(),
                    customer ? Integer.toString(sale.cartons()) : "",
                    customer ? Long.toString(sale.amount(sale.cartons())) : "");
        }

        void share(Sale sale, String rep, int percent, String kind) {
            if (saleKnown) {
                shares.writeRecord("TRX-" + sale.number(), rep, Integer.toString(percent), kind);
            }
        }

        void creditNote(String rep, Sale sale, LocalDate returned, LocalDate recorded, int cartons) {
            String number = "RTR-" + Long.toString(++creditNotes + 10_000_000).substring(1);
            if (isKnown(recorded)) {
                deals.writeRecord(
                        number,
                        owner(rep, returned),
                        sale.outlet(),
                        sale.product().get(0),
                        "Retur",
                        "",
                        "",
                        date(returned),
                        date(recorded),
                        "TRX-" + sale.number(),
                        sale.channel(),
                        Integer.toString(-cartons),
                        Long.toString(-sale.amount(cartons)));
            }
        }

        void invoice(String rep, Sale sale, LocalDate issued, LocalDate due, @Nullable LocalDate paid) {
            LocalDate settled = paid != null && isKnown(paid) ? paid : null;
            // the books know of it at once, whenever the deal is recorded
            if (isKnown(issued)) {
                invoices.writeRecord(
                        "FKT-" + sale.number(),
                        owner(rep, settled == null ? knownOn : settled),
                        sale.outlet(),
                        Long.toString(sale.amount(sale.cartons())),
                        date(issued),
                        date(due),
                        date(settled));
            }
        }

        void survey(String rep, Sale sale, LocalDate sent, String answer) {
            if (isKnown(sent)) {
                surveys.writeRecord("SRV-" + sale.number(), owner(rep, sent), sale.outlet(), date(sent), answer);
            }
        }

        void lead(String id, String rep, LocalDate created, @Nullable LocalDate converted) {
            if (isKnown(created)) {
                leads.writeRecord(
                        id, rep, date(created), date(converted != null && isKnown(converted) ? converted : null));
            }
        }

        void visit(String id, String rep, String outlet, LocalDate day, boolean onPlan, boolean made, int lines) {
            if (isKnown(day)) {
                visits.writeRecord(
                        id,
                        rep,
                        outlet,
                        onPlan ? date(day) : "",
                        made ? date(day) : "",
                        made ? Integer.toString(lines) : "");
            }
        }

        void target(LocalDate first, String rep, String kpi, long value) {
            if (isKnown(first) && roster.contains(rep)) {
                String period = first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3;
                targets.writeRecord(rep, period, kpi, Long.toString(value));
            }
        }

        private CsvWriter writer(Path folder, String file, String... header) throws IOException {
            CsvWriter writer = CsvWriter.builder()
                    .fieldSeparator(';')
                    .lineDelimiter(LineDelimiter.LF)
                    .bufferSize(1 << 16)
                    .build(folder.resolve(file), StandardCharsets.UTF_8);
            writers.add(writer);
            writer.writeRecord(header);
            return writer;
        }

        @Override
        public void close() throws IOException {
            for (CsvWriter writer : writers) {
                writer.close();
            }
        }
    }

    /** SplitMix64 of Steele, Lea and Flood (2014): the same numbers on every JVM, one sequence for each purpose. */
    private static final class Dice {

        private long state;

        Dice(long seed, String rep, String purpose) {
            state = seed;
            for (char c : (rep + " " + purpose).toCharArray()) {
                state = mixed() ^ c;
            }
        }

        private long mixed() {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }

        /** From 0, inclusive, to 1, exclusive. */
        double next() {
            return (mixed() >>> 11) * 0x1.0p-53;
        }

        /** From 0, inclusive, to 1, exclusive; mostly near one half. */
        double bell() {
            return (next() + next() + next()) / 3;
        }

        int below(int bound) {
            return (int) (next() * bound);
        }

        boolean chance(double probability) {
            return next() < probability;
        }

        <T> T of(List<T> things) {
            return things.get(below(things.size()));
        }

        /** Any day from Monday to Saturday between two days, both inclusive. */
        LocalDate workday(LocalDate from, LocalDate to) {
            LocalDate day = from.plusDays(below((int) days(from, to) + 1));
            return day.getDayOfWeek() == DayOfWeek.SUNDAY ? (day.equals(to) ? day.minusDays(1) : day.plusDays(1)) : day;
        }
    }
}
