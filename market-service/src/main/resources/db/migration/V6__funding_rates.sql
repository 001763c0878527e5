-- Funding that was paid: when it was due, the rate in parts per billion, and the mark price in ticks that it was counted at.
CREATE TABLE funding_rate (
    market      INT     NOT NULL,
    due_millis  BIGINT  NOT NULL,
    rate_ppb    BIGINT  NOT NULL,
    mark_ticks  BIGINT  NOT NULL,
    PRIMARY KEY (market, due_millis),
    KEY by_time (due_millis)
);

CREATE TABLE stream_position (
    follower    VARCHAR(64) NOT NULL,
    source      INT         NOT NULL,
    number      BIGINT      NOT NULL,
    hash        BIGINT      NOT NULL,
    next_offset BIGINT      NOT NULL,
    PRIMARY KEY (follower, source)
);
