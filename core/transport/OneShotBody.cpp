// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/OneShotBody.h"

#include <cstring>

namespace core {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min<qint64>(maxSize, m_bytes.size() - m_position);
    if (count <= 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_position, size_t(count));
    m_position += count;
    if (m_listener)
        m_listener();
    return count;
}

} // namespace core
