import { api } from '../api/client';
import { useAct } from '../api/queries';
import { modals } from '../parts/confirm';
import { en } from '../strings/en';

/** The switch that halts every send; stopping is asked once, starting is not dangerous. */
export function useStopAll() {
  const stop = useAct(() => api.post<{ onTheWire: number }>('/stop-all'), {
    done: ({ onTheWire }) => en.board.stopped(onTheWire),
  });
  const start = useAct(() => api.post('/start-all'), { done: en.board.started });
  return {
    stop: () =>
      modals.confirm({
        title: en.board.stopTitle,
        body: en.board.stopText,
        go: en.board.stopAll,
        danger: true,
        run: () => stop.mutate(undefined),
      }),
    start: () => start.mutate(undefined),
  };
}
