import type { Account, Bracket, Commission, Position } from '../api/types';
import { dec, fixed, floorTo, isDecimal, type Decimal } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import type { Market } from '../market/markets';
import { after, fee, liquidation, margin } from './estimate';
import type { TicketForm } from './form';

type Props = {
  form: TicketForm; price: string; market: Market; most: Decimal; leverage: number; rates: Commission | undefined;
  account: Account | undefined; held: Position | undefined; isolated: boolean; brackets: Bracket[];
};

/** What the position would be covered by: its own margin, or all that the account has beside it. */
function collateral({ account, held, isolated, form, leverage }: Props, price: string): Decimal {
  if (isolated) {
    return margin(price, form.size, leverage).plus(dec(held?.isolatedWallet ?? '0'));
  }
  return dec(account?.totalMarginBalance ?? '0')
    .minus(dec(held?.unRealizedProfit ?? '0'))
    .minus(dec(account?.totalMaintMargin ?? '0'))
    .plus(dec(held?.maintMargin ?? '0'));
}

/** What an order would cost and mean: estimates, and called so. */
export function Estimates(props: Props) {
  const { form, price, market, most, leverage, rates, account, held, brackets } = props;
  const { t } = useText();
  const complete = isDecimal(price) && isDecimal(form.size) && dec(price).gt(0) && dec(form.size).gt(0);
  const maker = form.kind === 'LIMIT' && form.lasting === 'GTX';
  const rate = (maker ? rates?.makerCommissionRate : rates?.takerCommissionRate) ?? '0';
  const next = complete ? after({ amount: held?.positionAmt ?? '0', entryPrice: held?.entryPrice ?? '0' }, form.side, form.size, price) : undefined;
  const end = next && account ? liquidation(next, collateral(props, price), brackets) : null;
  const shown = (value: string) => (complete ? value : '–');
  return (
    <div className="estimates">
    <dl className="figures">
      <div><dt>{t('wallet.available')}</dt><dd className="num" data-testid="available">{fixed(account?.availableBalance ?? '0', 2)} {market.asset}</dd></div>
      <div><dt>{t('ticket.most')}</dt><dd className="num">{floorTo(most, market.step)} {market.base}</dd></div>
      <div><dt>{t('ticket.cost')}</dt><dd className="num">{shown(complete ? fixed(form.reduceOnly ? '0' : margin(price, form.size, leverage), 2) : '')}</dd></div>
      <div><dt>{t('ticket.fee')}</dt><dd className="num">{shown(complete ? fixed(fee(price, form.size, rate), 4) : '')}</dd></div>
      <div><dt>{t('ticket.liquidation')}</dt><dd className="num">{end ? fixed(end, market.pricePlaces) : '–'}</dd></div>
    </dl>
    <p className="note">{t('ticket.estimateNote')}</p>
    </div>
  );
}
