// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Samples.h"
#include "ui/credentials/ConnectionsDialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QTest>

#include <memory>

namespace test {

// The manager of connections with some in it, by keys and mouse, without anybody behind it.
class DialogStage
{
public:
    void open()
    {
        m_questions.asked.clear();
        m_questions.isAgreed = true;
        m_questions.path.clear();
        m_dialog = std::make_unique<ui::ConnectionsDialog>(m_questions);
        m_dialog->setEntries(sampleEntries());
        m_dialog->setProfiles({QStringLiteral("dev"), QStringLiteral("staging")});
        m_dialog->showConnection(QStringLiteral("orders-prod"));
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    template <typename T>
    T &find(const char *name) const
    {
        return *m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    void click(const char *name) const
    {
        QTest::mouseClick(&find<QAbstractButton>(name), Qt::LeftButton);
    }
    void type(const char *field, const QString &text) const
    {
        auto &line = find<QLineEdit>(field);
        line.setFocus();
        line.selectAll();
        QTest::keyClicks(&line, text);
    }
    void chooseSource(Source source) const
    {
        auto &combo = find<QComboBox>("sourceCombo");
        combo.setCurrentIndex(combo.findData(static_cast<int>(source)));
    }
    void selectRow(int row) const
    {
        auto &list = find<QListView>("connectionList");
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.model()->index(row, 0)).center());
    }
    QString nameShown() const { return find<QLineEdit>("nameField").text(); }

    FakeQuestions m_questions;
    std::unique_ptr<ui::ConnectionsDialog> m_dialog;
};

} // namespace test
