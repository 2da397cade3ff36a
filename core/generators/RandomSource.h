// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

namespace core {

// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, "Fast
// splittable pseudorandom number generators", 2014), integers only. Not for secrets.
class RandomSource
{
public:
    constexpr explicit RandomSource(quint64 seed)
        : m_state(seed)
    {
    }

    // A source of its own for each place of each record, so that neither the cut of a run into
    // batches nor a change elsewhere in a template changes what is drawn here.
    static constexpr RandomSource at(quint64 seed, quint64 record, quint64 place)
    {
        const quint64 ofRecord = mixed(mixed(seed) + (record + 1) * step);
        return RandomSource(mixed(ofRecord + (place + 1) * step));
    }

    // 64 random bits.
    constexpr quint64 next() { return mixed(m_state += step); }

    // 0 … bound − 1, each as likely as the others; 0 for a bound of 0.
    constexpr quint64 below(quint64 bound)
    {
        if (bound == 0)
            return 0;
        Wide product = Wide{next()} * bound;
        if (static_cast<quint64>(product) < bound) { // Lemire: what would favour small results
            const quint64 unfair = (0 - bound) % bound;
            while (static_cast<quint64>(product) < unfair)
                product = Wide{next()} * bound;
        }
        return static_cast<quint64>(product >> 64U);
    }

    // low … high, both included; low when high is less.
    constexpr qint64 between(qint64 low, qint64 high)
    {
        if (high <= low)
            return low;
        const quint64 span = static_cast<quint64>(high) - static_cast<quint64>(low);
        const quint64 offset = span + 1 == 0 ? next() : below(span + 1);
        return static_cast<qint64>(static_cast<quint64>(low) + offset);
    }

    // One of `all`, which must not be empty.
    template <typename T>
    constexpr const T &pick(std::span<const T> all)
    {
        return all[below(all.size())];
    }

private:
    __extension__ using Wide = unsigned __int128;
    static constexpr quint64 step = 0x9E3779B97F4A7C15U;

    static constexpr quint64 mixed(quint64 bits)
    {
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
        return bits ^ (bits >> 31U);
    }

    quint64 m_state;
};

} // namespace core
