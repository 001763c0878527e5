-- The phase that each market was last sent into, why, and the phase before it. Codes as in messages.
CREATE TABLE market_phase (
    market        INT      NOT NULL PRIMARY KEY,
    phase         TINYINT  NOT NULL,
    cause         TINYINT  NOT NULL,
    phase_before  TINYINT  NOT NULL
);
INSERT INTO market_phase (market, phase, cause, phase_before) SELECT market, 3, 1, 3 FROM market WHERE announced;
