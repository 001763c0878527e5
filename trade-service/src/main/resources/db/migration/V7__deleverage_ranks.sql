-- The place of each position in the order of deleveraging: 1, the last to be closed, to 5, the first.

CREATE TABLE deleverage_ranks (
    account       BIGINT  NOT NULL,
    market        INT     NOT NULL,
    position_side TINYINT NOT NULL,
    quantile      TINYINT NOT NULL,
    PRIMARY KEY (account, market, position_side),
    CONSTRAINT deleverage_ranks_quantile CHECK (quantile BETWEEN 1 AND 5)
);
