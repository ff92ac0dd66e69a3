import { Alert, Button, Skeleton } from 'antd';
import { Component, type ReactNode, Suspense } from 'react';
import { useText } from '../i18n/text.ts';

interface Props {
  children: ReactNode;
}

/** Stands where a page is being fetched, and says so where it cannot be fetched or shown. */
export const Arriving = ({ children }: Props) => (
  <Caught>
    <Suspense fallback={<Skeleton className="page-skeleton" active paragraph={{ rows: 12 }} />}>{children}</Suspense>
  </Caught>
);

/** React has no other way to learn that a part of the page failed than a class. */
class Caught extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError = () => ({ failed: true });

  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const say = useText();
  return (
    <main className="sign-in">
      <Alert
        type="error"
        showIcon
        title={say('fault.page')}
        description={say('fault.pageRemedy')}
        action={
          <Button size="small" onClick={() => location.reload()}>
            {say('do.reload')}
          </Button>
        }
      />
    </main>
  );
}
