return evaluate(new File(inputs, 'needs-rust.groovy'))
