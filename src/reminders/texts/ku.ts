import type { ReminderTexts } from './reminder-texts.js';

export const ku: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Bîranîn: deynê ku divê di demek nêzîk de were vegerandin',
  subjectLate: 'Bîranîn: deynê ku diviyabû bihata vegerandin',
  greeting: 'Silav,',
  soon: 'Dema vegerandina vî tiştî nêzîk dibe:',
  first: 'Dema vegerandina vî tiştî derbas bûye:',
  second: 'Ev tişt hîn nehatiye vegerandin:',
  last: 'Ev bîranîna dawî ye. Ji kerema xwe vî tiştî niha vegerînin, an jî bi me re têkilî daynin:',
  dueBy: 'roja dawî ya vegerandinê: {day}',
  wasDue: 'diviyabû bihata vegerandin: {day}',
  returnTo: 'Li vir vegerînin:',
  phone: 'Telefon: {phone}',
  hours: 'Demên vekirî:',
  renew:
    'Ji we re dema zêdetir divê? Berî roja dawî bi cihê deyndanê re têkilî daynin, em ê bibînin ka dem dikare were dirêjkirin.',
  help: 'Ji we re dema zêdetir divê, an tiştek winda bûye an xera bûye? Bi cihê deyndanê re têkilî daynin, em ê çareyekê bibînin.',
  farewell: 'Bi silavên dostane',
  automatic: 'Ev peyam bixweber hatiye şandin.',
};
