// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <functional>

namespace core {

// The body of a request that can be read once and never again: QNetworkAccessManager sends a POST
// anew behind our back when a connection breaks, unless its body refuses to be rewound.
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    // The last byte was given away: from now on the whole request may be on its way.
    bool isHandedOut() const { return m_position == m_bytes.size(); }
    // Called after each piece that was given away.
    void onRead(std::function<void()> listener) { m_listener = std::move(listener); }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool atEnd() const override { return isHandedOut(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
    std::function<void()> m_listener;
};

} // namespace core
