// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/ReadActions.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class BodyText;
class MessageBar;
class ReadForm;
class RecordsModel;

// Records of one shard as the service gives them out: a page, and the next one. Stands beside the
// window, so that one can send and look.
class RecordsDialog final : public QDialog
{
    Q_OBJECT

public:
    RecordsDialog(const QString &stream, const QString &place, QWidget *parent = nullptr);

    void setShards(const QList<core::Shard> &shards);
    void showPage(const core::RecordsPage &page);
    void showFailure(const QString &text);

signals:
    void readRequested(const QString &shardId, const core::ShardPosition &position);
    void nextRequested();

private:
    QWidget *createTable();
    QLayout *createFoot();
    void setBusy(bool isBusy);
    void showRecord(int row);
    QString figures(const core::RecordsPage &page) const;

    ReadForm *m_form;
    MessageBar *m_bar;
    RecordsModel *m_model;
    QTableView *m_table;
    BodyText *m_body;
    QLabel *m_figures;
    QPushButton *m_next;
    int m_page = 0; // of this reading, from 1; 0: nothing was read
    bool m_hasMore = false;
};

} // namespace ui
