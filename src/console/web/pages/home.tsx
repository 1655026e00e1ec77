import { Navigate } from '@tanstack/react-router';

export default function Home() {
  return <Navigate to="/" replace />;
}
