import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from 'antd';
import { useSay } from '../text/text';
import { Empty } from '../../ui/states';
import { ROW_PX, scrollTo, sorted, windowOf } from './rows';

export type Column<R> = {
  key: string;
  title: string;
  cell: (row: R) => ReactNode;
  end?: boolean;
  /** The column can be sorted by this. */
  order?: (a: R, b: R) => number;
};

/** What comes behind the rows that are there, if more can be asked for. */
export type More = { ask: () => void; busy: boolean };

type Props<R> = {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string | number;
  none?: string;
  more?: More | undefined;
  /** It fills what its page leaves; else it is as high as its rows, up to half of the window. */
  fills?: boolean;
  /** What else stands beside the number of rows. */
  foot?: ReactNode;
};

const VIEW_PX_AT_FIRST = 600;
const HEAD_PX = 28;

/** Which rows are in view, and what scrolls to another. */
function useWindow(count: number) {
  const region = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ scrollPx: 0, viewPx: VIEW_PX_AT_FIRST });
  const look = () => {
    const element = region.current;
    if (element) {
      setView({ scrollPx: element.scrollTop, viewPx: element.clientHeight });
    }
  };
  useLayoutEffect(() => {
    const element = region.current;
    if (!element) {
      return undefined;
    }
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { region, look, ...windowOf(view.scrollPx, view.viewPx, count) };
}

/** Moves what is focused to the row above or below, whether it is drawn or not. */
function moveFocus(event: KeyboardEvent, region: HTMLDivElement | null, count: number, look: () => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-row]');
  if (step === undefined || !row || !region) {
    return;
  }
  const next = Number(row.dataset['row']) + step;
  if (next < 0 || next >= count) {
    return;
  }
  event.preventDefault();
  region.scrollTop = scrollTo(next, region.scrollTop, region.clientHeight, HEAD_PX);
  look();
  requestAnimationFrame(() => {
    const found = region.querySelector<HTMLElement>(`tr[data-row="${next}"]`);
    (found?.querySelector<HTMLElement>('a, button') ?? found)?.focus();
  });
}

/** A table of any length: only the rows in view are drawn. Arrows go from row to row. */
export function Table<R>({ label, columns, rows, keyOf, none, more, fills = false, foot }: Props<R>) {
  const { t } = useSay();
  const [by, setBy] = useState<{ key: string; down: boolean }>();
  const shown = sorted(rows, columns.find(({ key }) => key === by?.key)?.order, by?.down ?? false);
  const { region, look, from, to } = useWindow(shown.length);
  const sortBy = (key: string) => setBy((now) => (now?.key !== key ? { key, down: true } : now.down ? { key, down: false } : undefined));
  const ask = () => {
    look();
    const element = region.current;
    if (more && !more.busy && element && element.scrollTop + 2 * element.clientHeight > element.scrollHeight) {
      more.ask();
    }
  };
  return (
    <div className={fills ? 'rows fills' : 'rows'}>
      <div className="scroll" ref={region} tabIndex={0} role="region" aria-label={label} onScroll={ask} onKeyDown={(event) => moveFocus(event, region.current, shown.length, look)}>
        <table className="dense fixed" aria-rowcount={shown.length + 1} aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ key, title, end, order }) => (
                <th key={key} className={end ? 'end' : ''} aria-sort={by?.key === key ? (by.down ? 'descending' : 'ascending') : undefined}>
                  {order ? <button type="button" className="sort" onClick={() => sortBy(key)}>{title}</button> : title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {from > 0 && <tr className="gap" aria-hidden="true"><td colSpan={columns.length} style={{ height: from * ROW_PX }} /></tr>}
            {shown.slice(from, to).map((row, i) => (
              <tr key={keyOf(row)} data-row={from + i} tabIndex={-1} aria-rowindex={from + i + 2}>
                {columns.map(({ key, cell, end }) => <td key={key} className={end ? 'num end' : ''}>{cell(row)}</td>)}
              </tr>
            ))}
            {to < shown.length && <tr className="gap" aria-hidden="true"><td colSpan={columns.length} style={{ height: (shown.length - to) * ROW_PX }} /></tr>}
          </tbody>
        </table>
        {shown.length === 0 && <Empty text={none ?? t('empty')} />}
      </div>
      {(shown.length > 0 || foot) && (
        <div className="rowsfoot">
          <span className="dim" data-testid="row-count">{t(more ? 'kit.rowsMore' : 'kit.rows', { count: shown.length })}</span>
          {more && <Button size="small" loading={more.busy} onClick={more.ask}>{t('kit.loadMore')}</Button>}
          <div className="spring" />
          {foot}
        </div>
      )}
    </div>
  );
}
