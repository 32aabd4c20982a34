package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Proration;
import io.salesscore.model.Curve;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.CollectiveLeave;
import io.salesscore.period.Holidays;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The joiner in the month of Lebaran, from the calendar to the points. */
class ProrationScoreTest {

    private static final Period MARCH = Period.month(2026, 3);

    @ParameterizedTest
    @CsvSource({"NOT_WORKED, 1.093750", "WORKED, 1.312500"})
    void aJoinerIsScoredByTheTargetToDate(CollectiveLeave leave, double attainment) {
        Proration proration = Proration.by(WorkCalendar.sixDays()
                .withHolidays(Holidays.indonesia(), leave)
                .part(MARCH)
                .joinedOn(LocalDate.of(2026, 3, 9))
                .asOf(LocalDate.of(2026, 3, 17)));
        Measurements budi = Measurements.of("budi", MARCH)
                .actual(Given.REVENUE, 210_000_000)
                .target(Given.REVENUE, 480_000_000)
                .build();
        ScoreModel model = ScoreModel.builder("m")
                .kpi(Given.REVENUE, 1, Curve.attainment().cappedAt(2))
                .build();
        SalesScore score = ScoreCalculator.of(model).score(proration.of(budi));
        assertThat(score.contributions().get(0).level() / 100).isCloseTo(attainment, within(5e-7));
    }
}
