package org.perpex.finance.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.perpex.common.contract.Source;
import org.perpex.common.core.Asset;
import org.perpex.finance.income.Income;
import org.perpex.finance.income.IncomeHistory;
import org.perpex.finance.income.IncomeType;
import org.perpex.finance.settlement.Batch;
import org.springframework.stereotype.Repository;

/** Income from the rows that settlement keeps of each fill and transfer. */
@Repository
class JdbcIncome implements IncomeHistory {

    private static final int SOURCE = Source.RISK.code();

    private final IncomeMapper mapper;

    JdbcIncome(IncomeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Income> list(Page page) {
        boolean newest = page.from() == From.NEWEST;
        Comparator<Income> order = newest ? Income.OLDEST_FIRST.reversed() : Income.OLDEST_FIRST;
        List<Income> all = new ArrayList<>();
        for (IncomeType type : page.types()) {
            rows(type, page).forEach(row -> all.add(income(type, row)));
        }
        return all.stream()
                .sorted(order)
                .skip(page.skip())
                .limit(page.limit())
                .sorted(Income.OLDEST_FIRST)
                .toList();
    }

    private List<IncomeMapper.Row> rows(IncomeType type, Page page) {
        return switch (type) {
            case REALIZED_PNL -> both(mapper.profits(SOURCE, page), mapper.profitsOfMoves(SOURCE, page));
            case COMMISSION -> both(mapper.fees(SOURCE, page), mapper.feesOfMoves(SOURCE, page));
            case TRANSFER -> page.market() == 0 ? mapper.transfers(SOURCE, page) : List.of();
            case FUNDING_FEE -> mapper.funding(SOURCE, page);
            case INSURANCE_CLEAR -> both(mapper.insurance(SOURCE, page), mapper.insuranceFees(SOURCE, page));
        };
    }

    private static List<IncomeMapper.Row> both(List<IncomeMapper.Row> some, List<IncomeMapper.Row> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Income income(IncomeType type, IncomeMapper.Row row) {
        Asset asset = row.asset() == 0 ? Batch.ASSET : Asset.of(row.asset());
        return new Income(type, row.number(), row.timeMillis(), row.market(), row.trade(), asset, row.units());
    }
}
