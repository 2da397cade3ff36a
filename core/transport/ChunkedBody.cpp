// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/ChunkedBody.h"

#include <QList>

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

constexpr qsizetype maxLineBytes = 4096; // sizes have 15 digits; nobody uses extensions
constexpr qsizetype maxDigits = 15; // 2^60 at most

std::optional<qint64> sizeOf(const QByteArray &line)
{
    const QByteArray digits = line.split(';').constFirst().trimmed();
    const bool areDigits = std::all_of(digits.cbegin(), digits.cend(), [](char byte) {
        return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f')
            || (byte >= 'A' && byte <= 'F');
    });
    if (digits.isEmpty() || digits.size() > maxDigits || !areDigits)
        return {};
    return digits.toLongLong(nullptr, 16);
}

} // namespace

ChunkedBody::State ChunkedBody::read(QByteArrayView &bytes, QByteArray &body, qint64 most)
{
    while (!bytes.isEmpty() && m_state == State::Open) {
        if (m_part == Part::Size) {
            readSize(bytes);
            continue;
        }
        if (m_part == Part::End) {
            readEnd(bytes);
            continue;
        }
        const qsizetype size = std::min({qint64(bytes.size()), m_left, most});
        if (size == 0)
            break;
        body.append(bytes.first(size));
        bytes = bytes.sliced(size);
        most -= size;
        m_left -= size;
        if (m_left == 0)
            m_part = Part::End;
    }
    return m_state;
}

void ChunkedBody::readSize(QByteArrayView &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype size = end < 0 ? bytes.size() : end + 1;
    m_line.append(bytes.first(size));
    bytes = bytes.sliced(size);
    if (m_line.size() > maxLineBytes) {
        m_state = State::Broken;
        return;
    }
    if (end < 0)
        return;
    const auto announced = sizeOf(std::exchange(m_line, {}));
    m_left = announced.value_or(0);
    m_part = Part::Data;
    if (!announced)
        m_state = State::Broken;
    else if (m_left == 0)
        m_state = State::Whole;
}

// CRLF, or LF alone.
void ChunkedBody::readEnd(QByteArrayView &bytes)
{
    const char byte = bytes.front();
    bytes = bytes.sliced(1);
    if (byte == '\r' && !m_hasReturn) {
        m_hasReturn = true;
        return;
    }
    m_hasReturn = false;
    m_part = Part::Size;
    if (byte != '\n')
        m_state = State::Broken;
}

} // namespace core
