import { App } from 'antd';
import { useCallback } from 'react';
import { ApiError } from '../api/http';
import { useText, type Language, type Translate } from '../i18n/i18n';

/** What the exchange's own words are in Chinese, by code. */
const CHINESE: Record<string, string> = {
  '-1003': '请求过于频繁，请稍后再试。',
  '-1015': '下单过于频繁，请稍后再试。',
  '-1111': '精度超过该合约允许的范围。',
  '-2010': '订单被拒绝。',
  '-2011': '订单已不存在。',
  '-2013': '订单不存在。',
  '-2015': '登录状态无效或已过期。',
  '-2018': '余额不足。',
  '-2019': '保证金不足。',
  '-2020': '无法成交。',
  '-2021': '订单会立即触发。',
  '-2022': '只减仓订单被拒绝。',
  '-2023': '账户正在被强平。',
  '-2025': '未成交订单数已达上限。',
  '-2027': '超过当前杠杆允许的最大持仓。',
  '-2028': '杠杆过低，不足以维持当前持仓。',
  '-4013': '价格低于最低价。',
  '-4014': '价格不是最小变动价位的整数倍。',
  '-4016': '限价过高。',
  '-4023': '数量不是最小变动单位的整数倍。',
  '-4024': '限价过低。',
  '-4028': '杠杆无效。',
  '-4047': '有未成交订单时不能更改保证金模式。',
  '-4048': '有持仓时不能更改保证金模式。',
  '-4131': '对手价偏离标记价格过大。',
  '-4164': '订单名义价值低于最小值。',
  '-5021': '无法立即全部成交，订单已取消。',
  '-5022': '只做 Maker 的订单会立即成交，已被拒绝。',
  '-5027': '订单没有变化。',
  BALANCE_INSUFFICIENT: '余额不足。',
  DAILY_LIMIT: '已达到今日水龙头上限。',
  OFFLINE: '无法连接到交易所。',
};

/** Adds what the reasons of other endpoints are in Chinese. */
export const addRefusals = (texts: Record<string, string>): void => {
  Object.assign(CHINESE, texts);
};

export function refusalText(failure: unknown, language: Language, t: Translate): string {
  if (!(failure instanceof ApiError)) {
    return t('error.title');
  }
  return (language === 'zh' ? CHINESE[String(failure.code)] : undefined) ?? failure.message;
}

/** Returns what runs an action, says that it was done, and says why if it was refused. */
export function useAction() {
  const { message } = App.useApp();
  const { t, language } = useText();
  return useCallback(
    async (action: () => Promise<unknown>, done?: string): Promise<boolean> => {
      try {
        await action();
        if (done) {
          void message.success(done);
        }
        return true;
      } catch (failure) {
        void message.error(refusalText(failure, language, t), 5);
        return false;
      }
    },
    [message, t, language],
  );
}
