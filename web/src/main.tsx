import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/App.tsx';
import { startTexts } from './i18n/text.ts';
import './styles/page.css';
import './styles/overview.css';
import './styles/stream.css';
import './styles/case.css';
import './styles/register.css';
import './styles/disclosure.css';
import './styles/public.css';
import './styles/verify.css';
import './styles/refusals.css';
import './styles/audit.css';
import './styles/duties.css';
import './styles/supervision.css';
import './styles/meetings.css';
import './styles/today.css';
import './styles/visits.css';
import './styles/reports.css';
import './styles/oversight.css';

const root = document.getElementById('root');
/** The page, once its texts are here. */
async function start(element: HTMLElement): Promise<void> {
  const texts = await startTexts();
  createRoot(element).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <App />
      </I18nextProvider>
    </StrictMode>,
  );
}

if (root) void start(root);
