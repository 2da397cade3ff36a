// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <vector>

namespace core {

// Keeps each different value once and calls it by a number.
template <typename Value>
class TextPool
{
public:
    qint32 numberOf(const Value &value)
    {
        const auto known = m_numbers.constFind(value);
        if (known != m_numbers.constEnd())
            return *known;
        const auto number = static_cast<qint32>(m_values.size());
        m_values.push_back(value);
        m_numbers.insert(value, number);
        return number;
    }
    // The value of that number; the empty one for −1.
    const Value &at(qint32 number) const
    {
        static const Value none{};
        return number < 0 ? none : m_values[static_cast<std::size_t>(number)];
    }

private:
    std::vector<Value> m_values;
    QHash<Value, qint32> m_numbers;
};

} // namespace core
