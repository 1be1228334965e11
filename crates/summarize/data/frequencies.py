"""Writes frequencies.txt: `pip install wordfreq==3.1.1`, then `python3 frequencies.py > frequencies.txt`."""
import gzip
import os

import msgpack
import wordfreq

LAST = 570  # centibels: rarer words count as unknown
STEP = 10

path = os.path.join(os.path.dirname(wordfreq.__file__), 'data', 'small_en.msgpack.gz')
bins = msgpack.load(gzip.open(path), raw=False)[1:]
print('# How often English words are used: wordfreq 3.1.1 (small_en), by Robyn Speer, CC BY-SA 4.0; this file too.')
print('# A line: the frequency in centibels below one (300 is one word in a thousand), then the words of that bin.')
for first in range(0, LAST, STEP):
    words = [w for words in bins[first:first + STEP] for w in words]
    words = sorted(w for w in words if w.isascii() and w.isalpha() and len(w) <= 20)
    if words:
        print(first + STEP // 2, *words)
