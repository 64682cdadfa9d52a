package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusJsonTest {

    @Test
    void every_backlog_is_told_with_nulls_where_there_is_nothing() {
        BacklogList list = new BacklogList(
                Instant.EPOCH,
                List.of(
                        new BacklogList.Entry("payments", SampleBacklog.synced(), 400, 319),
                        new BacklogList.Entry("mobile", SyncStatus.NEVER, 0, 0)));

        assertThat(new StatusJson().write(list))
                .isEqualTo(
                        "{\"backlogs\":[{\"name\":\"payments\",\"outcome\":\"ok\",\"message\":\"Read 31 changed issues, wrote 14 scores.\","
                                + "\"lastRun\":\"2026-11-22T02:58:00Z\",\"lastSynced\":\"2026-11-22T02:58:00Z\",\"nextRun\":\"2026-11-22T03:13:00Z\","
                                + "\"waitsFor\":\"\",\"issues\":400,\"scored\":319,\"notScored\":81},"
                                + "{\"name\":\"mobile\",\"outcome\":\"never\",\"message\":\"\",\"lastRun\":null,\"lastSynced\":null,\"nextRun\":null,"
                                + "\"waitsFor\":\"\",\"issues\":0,\"scored\":0,\"notScored\":0}]}");
    }
}
