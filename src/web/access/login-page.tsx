import type { JSX } from 'preact';
import type { Role } from '../../identity/index.js';
import { Alert } from '../components/alert.js';
import { PageHead } from '../components/blocks.js';
import { TextField } from '../components/field.js';
import { Form } from '../components/form.js';
import { Table } from '../components/table.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { layoutTexts } from '../layout/layout.texts.js';
import { accessTexts } from './access.texts.js';

/** A log-in that the demonstration offers. */
export interface DemoLogIn {
  readonly username: string;
  readonly role: Role;
  readonly place: string;
}

/** What the log-in page shows. */
export interface LoginPageProps {
  /** Path to go to afterwards. */
  readonly next?: string | undefined;
  readonly username?: string | undefined;
  readonly error?: 'wrong-credentials' | 'too-many-attempts' | 'log-in-first' | undefined;
  /** Given in a demonstration database only. */
  readonly demo?: { readonly password: string; readonly logIns: readonly DemoLogIn[] } | undefined;
}

/** Log-in; in a demonstration with every role one press away. */
export function LoginPage({ next, username, error, demo }: LoginPageProps): JSX.Element {
  const t = useTexts(accessTexts);
  return (
    <Layout title={t('login.title')} width="narrow">
      <PageHead title={t('login.title')} intro={t('login.intro')} />
      {error !== undefined && (
        <div tabindex={-1} data-focus>
          <Alert tone={error === 'log-in-first' ? 'info' : 'danger'}>{t(`error.${error}`)}</Alert>
        </div>
      )}
      <Form action="/login" class="kb-form">
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <TextField
          name="username"
          label={t('username')}
          value={username}
          autocomplete="username"
          spellcheck={false}
          width="medium"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          autocomplete="current-password"
          width="medium"
          required
        />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('login.do')}
          </button>
        </div>
        <p class="kb-quiet">{t('login.forgotten')}</p>
      </Form>
      {demo && <DemoLogIns {...demo} next={next} />}
    </Layout>
  );
}

interface DemoLogInsProps {
  readonly password: string;
  readonly logIns: readonly DemoLogIn[];
  readonly next: string | undefined;
}

function DemoLogIns({ password, logIns, next }: DemoLogInsProps): JSX.Element {
  const t = useTexts(accessTexts);
  const words = useTexts(layoutTexts);
  return (
    <section class="kb-section">
      <h2 class="ds-heading" data-size="xs">
        {t('demo.title')}
      </h2>
      <p>{t('demo.intro', { password })}</p>
      <Table
        caption={t('demo.title')}
        rows={logIns}
        rowKey={({ username }) => username}
        columns={[
          {
            head: t('demo.role'),
            names: true,
            cell: ({ role }) => <strong class="kb-first-upper">{words(`role.${role}`)}</strong>,
          },
          { head: t('demo.place'), cell: ({ place }) => place },
          { head: t('demo.username'), cell: ({ username }) => <bdi>{username}</bdi> },
          {
            head: t('demo.log-in'),
            quiet: true,
            cell: ({ username }) => (
              <Form action="/login" class="kb-action">
                <input type="hidden" name="username" value={username} />
                <input type="hidden" name="password" value={password} />
                {next !== undefined && <input type="hidden" name="next" value={next} />}
                <button class="ds-button" data-variant="secondary" type="submit">
                  {t('demo.log-in')}
                  <span class="ds-sr-only"> {t('demo.log-in-as', { name: username })}</span>
                </button>
              </Form>
            ),
          },
        ]}
      />
    </section>
  );
}
