// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/templates/PreviewModel.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QSpinBox;

namespace ui {

class BodyText;
class ElidedLabel;
class MessageBar;

// What a template would make, before anything is sent: some records, the seed they came from, and
// another seed at a click.
class PreviewPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPage(QWidget *parent = nullptr);

    static constexpr int usualCount = 5;
    static constexpr int mostRecords = 100;

    void setSeed(quint64 seed); // emits nothing
    quint64 seed() const { return m_seed; }
    int count() const;
    // `problem` in place of the records, when none could be made; empty: there is none.
    void setRecords(const QList<PreviewRecord> &records, const QString &problem = {});

signals:
    void seedChanged(quint64 seed); // by a person
    void anotherSeedRequested();
    void countChanged(int count);

private:
    QLayout *createHead();
    void takeSeed();
    void showRecord();
    void showProblem(const QString &problem);

    quint64 m_seed = 0;
    PreviewModel *m_model;
    QLineEdit *m_seedText = nullptr;
    QSpinBox *m_count = nullptr;
    QListView *m_list;
    ElidedLabel *m_facts;
    BodyText *m_body;
    MessageBar *m_problem; // of the chosen record, or of all
    QWidget *m_results; // gone where nothing could be made
};

} // namespace ui
