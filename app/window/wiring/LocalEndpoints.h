// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

namespace app {

// Looks whether something listens on this computer where local Kinesis servers usually do. Only
// connects, and says nothing to whoever is there.
class LocalEndpoints final : public QObject
{
    Q_OBJECT

public:
    // LocalStack and others: 4566; kinesalite: 4567; kinesis-mock without TLS: 4568.
    explicit LocalEndpoints(QList<quint16> ports = {4566, 4567, 4568}, QObject *parent = nullptr);

    void look();
    QStringList urls() const; // that answered, by port

signals:
    void found(const QStringList &urls); // each time one more does

private:
    QList<quint16> m_ports;
    QList<quint16> m_open;
};

} // namespace app
