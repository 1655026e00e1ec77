import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';

@Injectable()
export class SystemClock extends Clock {
  async now(): Promise<Date> {
    return new Date();
  }
}
