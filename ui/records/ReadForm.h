// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/ReadActions.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace ui {

// From where a shard is read: the shard, one of the five starting points of the service, and what
// that one needs.
class ReadForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ReadForm(QWidget *parent = nullptr);

    void setShards(const QList<core::Shard> &shards);
    void setBusy(bool isBusy);

signals:
    void readRequested(const QString &shardId, const core::ShardPosition &position);
    void faulty(const QString &text); // what is missing, in words

private:
    core::IteratorType type() const;
    void showValue();
    void read();

    QComboBox *m_shard;
    QComboBox *m_start;
    QLineEdit *m_value;
    QPushButton *m_read;
    bool m_isBusy = false;
};

} // namespace ui
