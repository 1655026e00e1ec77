import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './app/app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from './api/client';
import { queryClient } from './api/queries';
import { SESSION_KEY } from './app/session';
import { readableTints, theme } from './app/theme';
import { ConfirmDialog } from './parts/confirm';
import { router } from './router';

onSignedOut(() => void queryClient.invalidateQueries({ queryKey: SESSION_KEY }));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={readableTints} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
        <ConfirmDialog />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
