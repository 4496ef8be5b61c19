# train.py FOLDER WEIGHTS: trains the forests of utils/core/reading/weigh.ts on what labelled-blocks.mjs wrote, and writes their weights.
import base64, hashlib, json, os, struct, sys
from urllib.parse import urlparse
import lightgbm as lgb
import numpy as np

FOLDS = 3
LEVELS = 8  # as LEVELS in weigh.ts
STEPS = (-3, -2, -1, 1, 2, 3)
REACHES = (4, 10)
# Articles are many, other kinds few; `aeb` is labelled most carefully.
PAGE_WEIGHT = {'aeb': 3.0, 'moz': 1.0, 'defuddle': 0.6, 'traf': 1.0}
OTHER_KINDS = 1.4
COMMON = dict(bagging_fraction=0.8, bagging_freq=1, max_bin=127, num_threads=2, verbose=-1, seed=3)
KINDS = dict(COMMON, objective='binary', learning_rate=0.1, num_leaves=7, min_data_in_leaf=8, lambda_l2=5.0, feature_fraction=0.3, rounds=45)
ALONE = dict(COMMON, objective='cross_entropy', learning_rate=0.1, num_leaves=14, min_data_in_leaf=80, min_sum_hessian_in_leaf=5.0,
             lambda_l2=15.0, feature_fraction=0.25, rounds=200)
AMONG = dict(COMMON, objective='cross_entropy', learning_rate=0.06, num_leaves=16, min_data_in_leaf=200, min_sum_hessian_in_leaf=5.0,
             lambda_l2=20.0, feature_fraction=0.5, rounds=60)

folder, weights_file = sys.argv[1:3]
pages = [json.loads(line) for line in open(os.path.join(folder, 'pages.jsonl'))]
counts = np.array([len(page['labels']) for page in pages])
ends = np.concatenate([[0], np.cumsum(counts)])
rows = np.fromfile(os.path.join(folder, 'features.f32'), dtype=np.float32)
rows = rows.reshape(ends[-1], -1)
labels = np.concatenate([page['labels'] for page in pages]).astype(np.float32)
words = np.concatenate([page['words'] for page in pages]).astype(np.float32)
known = labels >= 0


def per_block(value):
    return np.repeat([value(page) for page in pages], counts)


# A block weighs as much as it does in the F1 of its page: by its words, beside those of the truth.
weight = per_block(lambda page: PAGE_WEIGHT.get(page['set'], 1.0 if page['type'] == 'article' else OTHER_KINDS))
weight = weight * np.minimum((words + 1) ** 0.85 / (per_block(lambda page: page['length']) + 80.0) ** 0.85, 0.6)
weight = weight / weight[known].mean()


def fold_of(page):
    host = urlparse(page['url']).hostname or page['url']
    return int(hashlib.md5('.'.join(host.split('.')[-2:]).encode()).hexdigest(), 16) % FOLDS


page_fold = np.array([fold_of(page) for page in pages])
fold = np.repeat(page_fold, counts)


def fit(parameters, features, chosen, labels, weight):
    parameters = dict(parameters)
    rounds = parameters.pop('rounds')
    return lgb.train(parameters, lgb.Dataset(features[chosen], labels[chosen], weight=weight[chosen]), num_boost_round=rounds)


def out_of_fold(parameters, features, chosen, folds, labels, weight):
    """What forests say of sites that they did not see, and the one that saw all."""
    likely = np.zeros(len(features), np.float32)
    for index in range(FOLDS):
        likely[folds == index] = fit(parameters, features, chosen & (folds != index), labels, weight).predict(features[folds == index])
    return likely, fit(parameters, features, chosen, labels, weight)


def context(likely):
    """What weigh.ts calls contextOf: how likely the surroundings of each block are."""
    out = np.zeros((len(likely), 10 + 2 * LEVELS + 3), np.float32)
    for page, start, end in zip(pages, ends, ends[1:]):
        own, count, size = likely[start:end], end - start, words[start:end] + 1
        total, sizes, at, row = np.concatenate([[0], np.cumsum(size * own)]), np.concatenate([[0], np.cumsum(size)]), np.arange(end - start), out[start:end]
        row[:, 0] = own
        for column, step in enumerate(STEPS):
            there = (at + step >= 0) & (at + step < count)
            row[there, 1 + column] = own[at[there] + step]
            row[~there, 1 + column] = -1
        for column, reach in enumerate(REACHES):
            first, last = np.maximum(0, at - reach), np.minimum(count, at + reach + 1)
            row[:, 7 + column] = (total[last] - total[first]) / (sizes[last] - sizes[first])
        row[:, 9] = total[-1] / sizes[-1]
        ancestors = np.array(page['ancestors']).reshape(count, LEVELS, 2)
        for level in range(LEVELS):
            first, last = ancestors[:, level, 0], ancestors[:, level, 1]
            row[:, 10 + 2 * level] = (total[last] - total[first]) / (sizes[last] - sizes[first])
            row[:, 11 + 2 * level] = (total[last] - total[first]) / total[-1] if total[-1] > 0 else 0
        chosen = np.where(own > 0.5)[0]
        row[:, -3:] = np.stack([at - chosen[0], chosen[-1] - at, np.full(count, len(chosen) / count)], 1) if len(chosen) else -999
    return out


def packed(model):
    """The bytes that forest.ts reads."""
    out = bytearray()
    for tree in model.dump_model()['tree_info']:
        nodes, leaves = [], []

        def walk(node):
            if 'split_feature' not in node:
                leaves.append(node['leaf_value'])
                return -len(leaves)
            index = len(nodes)
            nodes.append(None)
            nodes[index] = (node['split_feature'], node['threshold'], walk(node['left_child']), walk(node['right_child']))
            return index

        walk(tree['tree_structure'])
        out.append(len(nodes))
        for node in nodes:
            out += struct.pack('<Hfbb', *node)
        for leaf in leaves:
            out += struct.pack('<f', leaf)
    return base64.b64encode(bytes(out)).decode()


# What kind of page it is: the one set whose pages' kinds are known tells.
page_rows = np.array([page['page'] for page in pages], np.float32)
named = np.array([page['set'] == 'wcxb' for page in pages])
kinds, forests = [], {'kinds': []}
for kind in sorted({page['type'] for page in pages}):
    likely, forest = out_of_fold(KINDS, page_rows, named, page_fold, np.array([page['type'] == kind for page in pages], np.float32), np.ones(len(pages)))
    kinds.append(likely)
    forests['kinds'].append(packed(forest))

alone, forest = out_of_fold(ALONE, np.concatenate([rows, np.repeat(np.stack(kinds, 1), counts, axis=0)], 1), known, fold, labels, weight)
forests['alone'] = packed(forest)
among, forest = out_of_fold(AMONG, context(alone), known, fold, labels, weight)
forests['among'] = packed(forest)
final = (alone + among) / 2
error = -(labels * np.log(final + 1e-9) + (1 - labels) * np.log(1 - final + 1e-9))
print('cross-entropy on sites not seen: %.4f' % np.average(error[known], weights=weight[known]))
final.astype(np.float32).tofile(os.path.join(folder, 'unseen.f32'))
json.dump(forests, open(weights_file, 'w'))
