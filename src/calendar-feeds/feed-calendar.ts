import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashOfToken } from '../identity/index.js';
import { InstrumentReference } from '../inventory/index.js';
import { type LendingPoint, Places } from '../organisation/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';
import { formatDay } from '../platform/i18n/index.js';
import { calendarFeedTexts } from './calendar-feeds.texts.js';
import { type CalendarDay, iCalendar } from './domain/icalendar.js';
import { mayHave } from './domain/subjects.js';
import { type FeedDay, FeedDays } from './feed-days.query.js';
import { FeedRepository, type OwnedFeed } from './feed.repository.js';

/** Writes what stands at a calendar's address: codes, kinds and places, never whose they are. */
@Injectable()
export class FeedCalendar {
  constructor(
    private readonly repository: FeedRepository,
    private readonly days: FeedDays,
    private readonly places: Places,
    private readonly reference: InstrumentReference,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 for an address that is none, was revoked, or whose maker may not have it any more */
  async at(token: string): Promise<string> {
    const feed = await this.repository.byHash(this.reader, hashOfToken(token));
    const points = await this.places.points(this.reader);
    if (feed === undefined || !mayHave(feed, feed.lendingPointId, points)) throw notFound();
    const t = calendarFeedTexts.in(feed.language);
    const days = await this.days.of(this.reader, feed, this.clock.today());
    const point = points.find(({ id }) => id === feed.lendingPointId);
    return iCalendar({
      name: t('name', { of: point?.name ?? t('pupils') }),
      at: this.clock.now(),
      days: await Promise.all(days.map((day) => this.event(feed, day, points))),
    });
  }

  private async event(feed: OwnedFeed, one: FeedDay, points: readonly LendingPoint[]): Promise<CalendarDay> {
    const { language, tokenHash } = feed;
    const kind = await this.reference.kindName(this.reader, one.kindId, language);
    const code = `${one.code.slice(0, 3)}-${one.code.slice(3)}`;
    const what = [kind, one.size, code].filter(Boolean).join(' ');
    const t = calendarFeedTexts.in(language);
    return {
      // Tied to this address: two calendars that somebody compares do not tell which loan is the same.
      uid: `${hash('sha256', `${tokenHash} ${one.what === 'due' ? 'due' : 'pickup'} ${one.id}`).slice(0, 32)}@klangbank`,
      day: one.day,
      summary: t(`summary.${one.what}`, { what }),
      description: one.until === null ? undefined : t('until', { day: formatDay(language, one.until, 'long') }),
      location: points.find(({ id }) => id === one.pointId)?.name,
    };
  }
}
