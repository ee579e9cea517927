// A change in words, old before new, on the clock that the reader has chosen.
import { clockTime, shortDay } from '../time/format';
import { dateOf, parseLocal } from '../time/local_date_time';
import { wallAt } from '../time/zone_table';
import { said, t } from '../text/language.svelte';
import type { News } from './differences';
import type { TimeView } from './time_view';

export function newsText(news: News, view: TimeView): string {
  switch (news.kind) {
    case 'moved': {
      const [from, to] = [news.from, news.to].map((time) => wallOf(time, view));
      const sameDay = dateOf(from) === dateOf(to);
      const word = (wall: number) => (sameDay ? clockTime(wall) : `${shortDay(wall)} ${clockTime(wall)}`);
      return t('agenda.news.moved', { old: word(from), new: word(to) });
    }
    case 'length': {
      const [from, to] = [news.from, news.to].map((time) => clockTime(endWall(time.utcEnd, view)));
      return t('agenda.news.length', { old: from, new: to });
    }
    case 'room': {
      if (!news.from) return t('agenda.news.roomGiven', { new: said(news.to) });
      if (!news.to) return t('agenda.news.roomTaken', { old: said(news.from) });
      return t('agenda.news.room', { old: said(news.from), new: said(news.to) });
    }
    default:
      return t(`agenda.news.${news.kind}`);
  }
}

function wallOf(time: { start: string; utcStart: string }, view: TimeView): number {
  return view.mine ? wallAt(view.mine, Date.parse(time.utcStart)) : parseLocal(time.start);
}

function endWall(utcEnd: string, view: TimeView): number {
  return wallAt(view.mine ?? view.near(view.venue.name, view.venue.offset), Date.parse(utcEnd));
}
