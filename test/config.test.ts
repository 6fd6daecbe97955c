import { describe, expect, it } from 'vitest';
import { isReachedFromElsewhere } from '../src/config.ts';

describe('an address of the bot', () => {
  it.each([
    'https://deload.example.org',
    'http://203.0.113.7:8080/bot',
    'https://172.32.0.1',
    'https://[2001:db8::1]',
    'https://localhost.example.org',
  ])('%s can be opened by a calendar service', (url) => {
    expect(isReachedFromElsewhere(url)).toBe(true);
  });

  it.each([
    'http://127.0.0.1:3000',
    'http://127.1:3000',
    'http://localhost:3000/',
    'http://deload.localhost',
    'http://[::1]:3000',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0:3000',
    'http://10.1.2.3',
    'http://192.168.1.20:3000',
    'http://172.16.0.9',
    'http://169.254.1.1',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://server:3000',
    'http://club.local.',
    'http://bot.home.arpa',
  ])('%s cannot', (url) => {
    expect(isReachedFromElsewhere(url)).toBe(false);
  });
});
